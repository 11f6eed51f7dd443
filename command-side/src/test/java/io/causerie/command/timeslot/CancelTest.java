package io.causerie.command.timeslot;

import static io.causerie.command.timeslot.Given.*;

import io.causerie.api.RejectionCode;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.command.fixture.CommandFixture;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CancelTest {
    private static final TimeSlotCommand CANCEL = new TimeSlotCommand.Cancel(SLOT, BY_OLGA);

    private final CommandFixture fixture = commandSide().given(scheduled());

    @Test
    void everybodys_place_and_time_is_given_back() {
        fixture.givenCommands(register(MARIE), register(JEAN), register(PIERRE)).when(CANCEL).thenEvents(
                new TimeSlotEvent.Cancelled(SLOT.value(), List.of(place(MARIE), place(JEAN), place(PIERRE)),
                        NOW),
                released(JEAN), released(MARIE), released(PIERRE));
    }

    @Test
    void cancelling_again_changes_nothing() {
        fixture.givenCommands(CANCEL).when(CANCEL).thenNothing();
    }

    @Test
    void a_slot_in_session_can_still_be_called_off() {
        fixture.givenTime(START).givenCommands(new TimeSlotCommand.Start(SLOT)).when(CANCEL)
                .only(TimeSlotEvent.Cancelled.class);
    }

    @Test
    void a_slot_that_is_over_cannot_be_cancelled() {
        fixture.givenTime(START)
                .givenCommands(new TimeSlotCommand.Start(SLOT), new TimeSlotCommand.Complete(SLOT, Set.of()))
                .when(CANCEL).thenRejected(RejectionCode.SLOT_NOT_OPEN);
    }

    @Test
    void only_its_organizer_may_cancel_it() {
        fixture.when(new TimeSlotCommand.Cancel(SLOT, BY_MARIE)).thenRejected(RejectionCode.FORBIDDEN);
    }

    @Test
    void an_administrator_may_cancel_it_too() {
        fixture.when(new TimeSlotCommand.Cancel(SLOT, BY_ADMIN)).only(TimeSlotEvent.Cancelled.class);
    }

    @Test
    void an_unknown_slot_is_not_found() {
        fixture.when(new TimeSlotCommand.Cancel(new SlotId("unknown"), BY_OLGA))
                .thenRejected(RejectionCode.NOT_FOUND);
    }
}
