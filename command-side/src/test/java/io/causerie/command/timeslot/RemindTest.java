package io.causerie.command.timeslot;

import static io.causerie.command.timeslot.Given.*;

import io.causerie.api.RejectionCode;
import io.causerie.api.timeslot.SlotChange;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.command.fixture.CommandFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemindTest {
    private static final TimeSlotCommand REMIND = new TimeSlotCommand.Remind(SLOT);
    private static final Instant FIVE_MINUTES_BEFORE = START.minus(Duration.ofMinutes(5));

    private final CommandFixture fixture = commandSide().given(scheduled());

    @Test
    void those_with_a_place_are_reminded_five_minutes_before() {
        fixture.givenCommands(register(MARIE), register(JEAN), register(PIERRE))
                .givenTime(FIVE_MINUTES_BEFORE)
                .when(REMIND)
                .thenEvents(new TimeSlotEvent.ReminderDue(SLOT.value(), START, List.of("marie", "jean")));
    }

    @Test
    void they_are_reminded_once() {
        fixture.givenCommands(register(MARIE)).givenTime(FIVE_MINUTES_BEFORE).givenCommands(REMIND)
                .when(REMIND).thenNothing();
    }

    @Test
    void they_are_reminded_again_when_the_slot_was_moved() {
        Instant later = START.plus(Duration.ofHours(1));
        fixture.givenCommands(register(MARIE)).givenTime(FIVE_MINUTES_BEFORE)
                .givenCommands(REMIND,
                        new TimeSlotCommand.Change(SLOT, BY_OLGA,
                                new SlotChange(null, null, null, null, null, later)))
                .givenTime(later.minusSeconds(60)).when(REMIND)
                .thenEvents(new TimeSlotEvent.ReminderDue(SLOT.value(), later, List.of("marie")));
    }

    @Test
    void nobody_is_reminded_of_an_empty_slot() {
        fixture.givenTime(FIVE_MINUTES_BEFORE).when(REMIND).thenNothing();
    }

    @Test
    void it_can_be_too_early() {
        fixture.givenCommands(register(MARIE)).givenTime(FIVE_MINUTES_BEFORE.minusMillis(1)).when(REMIND)
                .thenRejected(RejectionCode.SLOT_NOT_OPEN);
    }

    @Test
    void it_can_be_too_late() {
        fixture.givenCommands(register(MARIE)).givenTime(START).when(REMIND)
                .thenRejected(RejectionCode.SLOT_ALREADY_STARTED);
    }
}
