package io.causerie.command.timeslot;

import static io.causerie.command.timeslot.Given.*;

import io.causerie.api.RejectionCode;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.command.fixture.CommandFixture;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompleteTest {
    private static final TimeSlotCommand START_SLOT = new TimeSlotCommand.Start(SLOT);
    private static final TimeSlotCommand COMPLETE = new TimeSlotCommand.Complete(SLOT, Set.of(JEAN));

    private final CommandFixture fixture = commandSide().given(scheduled());

    @Test
    void it_tells_who_came_and_gives_everybody_their_time_back() {
        fixture.givenCommands(register(MARIE), register(JEAN)).givenTime(START).givenCommands(START_SLOT)
                .givenTime(END).when(COMPLETE).thenEvents(new TimeSlotEvent.Completed(SLOT.value(),
                        List.of(place(JEAN)), List.of(place(MARIE)), END), released(JEAN), released(MARIE));
    }

    @Test
    void completing_again_changes_nothing() {
        fixture.givenCommands(register(MARIE)).givenTime(START).givenCommands(START_SLOT, COMPLETE)
                .when(COMPLETE).thenNothing();
    }

    @Test
    void when_a_session_ends_early_its_time_is_free_for_another_slot() {
        SlotId next = new SlotId("next");
        fixture.given(scheduled(next, START.plus(Duration.ofMinutes(20)), 8)).givenCommands(register(JEAN))
                .givenTime(START).givenCommands(START_SLOT, COMPLETE).when(register(JEAN, next)).thenAnswer()
                .isNotNull();
    }

    @Test
    void a_cancelled_slot_stays_cancelled() {
        fixture.givenTime(START).givenCommands(START_SLOT, new TimeSlotCommand.Cancel(SLOT, BY_OLGA))
                .when(COMPLETE).thenNothing();
    }

    @Test
    void a_slot_that_has_not_started_cannot_be_over() {
        fixture.when(COMPLETE).thenRejected(RejectionCode.SLOT_NOT_OPEN);
    }
}
