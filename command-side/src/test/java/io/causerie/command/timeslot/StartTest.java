package io.causerie.command.timeslot;

import static io.causerie.command.timeslot.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.RejectionCode;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.command.fixture.CommandFixture;
import io.causerie.command.fixture.Outcome;
import io.causerie.command.session.TestSessions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StartTest {
    private static final TimeSlotCommand START_SLOT = new TimeSlotCommand.Start(SLOT);
    private static final SessionId SESSION = SessionId.ofSlot(SLOT);

    private final CommandFixture fixture = commandSide().given(scheduled());

    @Test
    void registration_closes_and_the_session_opens_for_those_with_a_place_in_one_commit() {
        Outcome outcome = fixture.givenCommands(register(MARIE), register(JEAN)).givenTime(START)
                .when(START_SLOT);

        outcome.thenEvents(
                new TimeSlotEvent.Started(SLOT.value(), SESSION.value(), START, END,
                        List.of(place(MARIE), place(JEAN)), List.of()),
                new SessionEvent.Opened(SESSION.value(), "slot", SLOT.value(), "en", "B1", 2, 2,
                        List.of("marie", "jean"), START, START.plus(TestSessions.GRACE), END));
        outcome.thenAnswer().isEqualTo(SESSION);
    }

    @Test
    void who_waited_in_vain_gets_their_time_back() {
        Outcome outcome = fixture.givenCommands(register(MARIE), register(JEAN), register(PIERRE))
                .givenTime(START).when(START_SLOT);

        assertThat(outcome.only(TimeSlotEvent.Started.class).unserved()).containsExactly(place(PIERRE));
        assertThat(outcome.events()).contains(released(PIERRE));
    }

    @Test
    void the_session_opens_also_when_nobody_is_registered() {
        assertThat(
                fixture.givenTime(START).when(START_SLOT).only(SessionEvent.Opened.class).expectedUserIds())
                .isEmpty();
    }

    @Test
    void starting_again_gets_the_same_answer() {
        fixture.givenTime(START).givenCommands(START_SLOT).when(START_SLOT).thenNothing().thenAnswer()
                .isEqualTo(SESSION);
    }

    @Test
    void it_cannot_start_before_its_time() {
        fixture.givenTime(START.minusMillis(1)).when(START_SLOT)
                .thenRejected(RejectionCode.SESSION_NOT_OPEN_YET);
    }

    @Test
    void a_slot_that_was_cancelled_does_not_start() {
        fixture.givenCommands(new TimeSlotCommand.Cancel(SLOT, BY_OLGA)).givenTime(START).when(START_SLOT)
                .thenRejected(RejectionCode.SLOT_CANCELLED);
    }

    @Test
    void a_slot_that_is_over_does_not_start_again() {
        fixture.givenTime(START).givenCommands(START_SLOT, new TimeSlotCommand.Complete(SLOT, Set.of()))
                .when(START_SLOT).thenNothing();
    }
}
