package io.causerie.command.session;

import static io.causerie.command.session.Given.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.command.fixture.CommandFixture;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntranceTest {
    private final CommandFixture fixture = CommandFixture.at(START,
            it -> List.of(handler(it), new Slot(new Sessions(it.repository(Session.class), SETTINGS))));
    private final Entrance entrance = new Entrance(fixture.gateway());
    private @Nullable RejectionCode slotRefuses;
    private int starts;

    /** Speaks for the slot: starts, or refuses to. */
    private final class Slot {
        private final Sessions sessions;

        Slot(Sessions sessions) {
            this.sessions = sessions;
        }

        @CommandHandler
        void handle(TimeSlotCommand.Start start) {
            starts++;
            if (slotRefuses != null) {
                throw new Rejection(slotRefuses, "No.");
            }
            sessions.open(new Opening(start.slotId(), "en", "B1", 2, 8, List.of("marie"), START, END));
        }
    }

    @Test
    void the_first_to_come_opens_the_session() {
        var joined = entrance.join(join(MARIE));

        assertThat(joined.sessionId()).isEqualTo(SESSION);
        assertThat(fixture.events()).hasAtLeastOneElementOfType(SessionEvent.Opened.class)
                .hasAtLeastOneElementOfType(SessionEvent.ParticipantJoined.class);
    }

    @Test
    void whoever_comes_later_does_not() {
        entrance.join(join(MARIE));
        entrance.join(join(MARIE));

        assertThat(starts).isEqualTo(1);
    }

    @Test
    void before_its_time_the_session_is_not_open_yet() {
        refused(RejectionCode.SESSION_NOT_OPEN_YET);
    }

    @Test
    void a_slot_that_does_not_exist_has_no_session() {
        refused(RejectionCode.NOT_FOUND);
    }

    @Test
    void nor_has_one_that_was_called_off() {
        refused(RejectionCode.SLOT_CANCELLED);
    }

    @Test
    void another_refusal_to_join_starts_nothing() {
        fixture.given(opened());

        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> entrance.join(join(STRANGER)))
                .extracting(Rejection::code).isEqualTo(RejectionCode.NOT_REGISTERED);
        assertThat(starts).isZero();
    }

    private void refused(RejectionCode code) {
        slotRefuses = code;

        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> entrance.join(join(MARIE)))
                .extracting(Rejection::code).isEqualTo(code);
        assertThat(fixture.events()).isEmpty();
    }
}
