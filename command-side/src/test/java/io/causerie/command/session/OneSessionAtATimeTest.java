package io.causerie.command.session;

import static io.causerie.command.session.Given.*;

import io.causerie.api.RejectionCode;
import io.causerie.api.identity.AgendaEvent;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import io.causerie.command.fixture.CommandFixture;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OneSessionAtATimeTest {
    private static final SessionCommand.Join OTHER = new SessionCommand.Join(OTHER_SLOT, MARIE, true);

    @Test
    void who_is_in_a_session_cannot_join_another() {
        inOneWithAnotherOpen(START).when(OTHER).thenRejected(RejectionCode.ALREADY_IN_ANOTHER_SESSION);
    }

    @Test
    void who_has_left_can() {
        var outcome = inOneWithAnotherOpen(START).givenCommands(SessionCommand.Leave.byChoice(MARIE))
                .when(OTHER);

        outcome.only(SessionEvent.ParticipantJoined.class);
        outcome.only(AgendaEvent.SessionEntered.class);
    }

    @Test
    void who_was_removed_can() {
        inOneWithAnotherOpen(START).givenCommands(new SessionCommand.Remove(SESSION, MARIE)).when(OTHER)
                .only(SessionEvent.ParticipantJoined.class);
    }

    @Test
    void who_was_in_one_that_has_ended_can() {
        inOneWithAnotherOpen(START).givenCommands(new SessionCommand.End(SESSION, EndReason.MODERATED))
                .when(OTHER).only(SessionEvent.ParticipantJoined.class);
    }

    @Test
    void a_session_whose_time_is_over_holds_nobody_back_even_before_it_has_ended() {
        inOneWithAnotherOpen(END).givenTime(END).when(OTHER).only(SessionEvent.ParticipantJoined.class);
    }

    @Test
    void what_is_said_of_the_current_session_is_said_of_the_one_entered_last() {
        Instant later = START.plus(Duration.ofSeconds(1));
        var fixture = inOneWithAnotherOpen(START).givenCommands(SessionCommand.Leave.byChoice(MARIE), OTHER);

        fixture.givenTime(later).when(SessionCommand.Leave.byChoice(MARIE)).thenEvents(
                new SessionEvent.ParticipantLeft(SessionId.ofSlot(OTHER_SLOT).value(), "marie", "left", 0,
                        later, null));
    }

    private static CommandFixture inOneWithAnotherOpen(Instant otherStart) {
        return activeSession().given(opened(OTHER_SLOT, 2, 8, otherStart));
    }
}
