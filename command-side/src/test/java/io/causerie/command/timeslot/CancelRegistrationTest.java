package io.causerie.command.timeslot;

import static io.causerie.command.timeslot.Given.*;

import io.causerie.api.RejectionCode;
import io.causerie.api.identity.UserId;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.command.fixture.CommandFixture;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CancelRegistrationTest {
    private final CommandFixture fixture = commandSide().given(scheduled());

    @Test
    void the_place_and_the_time_are_free_again() {
        fixture.givenCommands(register(MARIE)).when(withdraw(MARIE)).thenEvents(
                withdrawn(MARIE, "by-user", occupancy(0, 2, 0)), released(MARIE));
    }

    @Test
    void the_first_on_the_waitlist_gets_the_place() {
        fixture.givenCommands(register(MARIE), register(JEAN), register(PIERRE), register(new UserId("w2")))
                .when(withdraw(MARIE)).thenEvents(withdrawn(MARIE, "by-user", occupancy(1, 1, 2)),
                        promoted(PIERRE, occupancy(2, 0, 1)), released(MARIE));
    }

    @Test
    void leaving_the_waitlist_promotes_nobody_and_moves_the_queue_up() {
        UserId last = new UserId("w2");
        fixture.givenCommands(register(MARIE), register(JEAN), register(PIERRE), register(last));

        fixture.when(withdraw(PIERRE)).thenEvents(withdrawn(PIERRE, "by-user", occupancy(2, 0, 1)),
                released(PIERRE));
        fixture.when(register(last)).thenAnswer().hasFieldOrPropertyWithValue("waitlistPosition", 1);
    }

    @Test
    void cancelling_again_gets_the_same_answer() {
        fixture.givenCommands(register(MARIE), withdraw(MARIE)).when(withdraw(MARIE)).thenNothing();
    }

    @Test
    void cancelling_again_gets_the_same_answer_after_the_start_too() {
        fixture.givenCommands(register(MARIE), withdraw(MARIE)).givenTime(START).when(withdraw(MARIE))
                .thenNothing();
    }

    @Test
    void who_has_no_place_is_told_so() {
        fixture.when(withdraw(MARIE)).thenRejected(RejectionCode.NOT_REGISTERED);
    }

    @Test
    void it_is_too_late_once_the_slot_has_started() {
        fixture.givenCommands(register(MARIE)).givenTime(START).givenCommands(new TimeSlotCommand.Start(SLOT))
                .when(withdraw(MARIE)).thenRejected(RejectionCode.SLOT_ALREADY_STARTED);
    }

    @Test
    void it_is_too_late_once_the_slot_is_over() {
        fixture.givenCommands(register(MARIE)).givenTime(START)
                .givenCommands(new TimeSlotCommand.Start(SLOT), new TimeSlotCommand.Complete(SLOT, Set.of()))
                .when(withdraw(MARIE)).thenRejected(RejectionCode.SLOT_NOT_OPEN);
    }

    @Test
    void a_cancelled_slot_is_told_apart() {
        fixture.givenCommands(register(MARIE), new TimeSlotCommand.Cancel(SLOT, BY_OLGA))
                .when(withdraw(MARIE))
                .thenRejected(RejectionCode.SLOT_CANCELLED);
    }
}
