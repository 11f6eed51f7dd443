package io.causerie.command.timeslot;

import static io.causerie.command.timeslot.Given.*;

import io.causerie.api.RejectionCode;
import io.causerie.api.identity.UserId;
import io.causerie.api.timeslot.RegistrationId;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.command.fixture.CommandFixture;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegisterTest {
    private static final SlotId OVERLAPPING = new SlotId("overlapping");
    private static final SlotId NEXT = new SlotId("next");

    private final CommandFixture fixture = commandSide().given(scheduled());

    @Test
    void registering_takes_a_place_and_the_users_time() {
        fixture.when(register(MARIE)).thenEvents(registered(MARIE, occupancy(1, 1, 0)), reserved(MARIE))
                .thenAnswer().isEqualTo(new RegistrationOutcome(registrationOf(MARIE), null));
    }

    @Test
    void registering_again_gets_the_same_answer() {
        fixture.givenCommands(register(MARIE))
                .when(new TimeSlotCommand.Register(SLOT, MARIE, new RegistrationId("another"))).thenNothing()
                .thenAnswer().isEqualTo(new RegistrationOutcome(registrationOf(MARIE), null));
    }

    @Test
    void registering_again_on_the_waitlist_gets_the_same_answer() {
        fixture.givenCommands(register(MARIE), register(JEAN), register(PIERRE))
                .when(new TimeSlotCommand.Register(SLOT, PIERRE, new RegistrationId("another"))).thenNothing()
                .thenAnswer().isEqualTo(new RegistrationOutcome(registrationOf(PIERRE), 1));
    }

    @Test
    void who_comes_when_all_places_are_taken_waits_and_holds_the_time_too() {
        fixture.givenCommands(register(MARIE), register(JEAN)).when(register(PIERRE))
                .thenEvents(waitlisted(PIERRE, 1, occupancy(2, 0, 1)), reserved(PIERRE)).thenAnswer()
                .isEqualTo(new RegistrationOutcome(registrationOf(PIERRE), 1));
    }

    @Test
    void nobody_gets_in_when_the_waitlist_is_full() {
        fixture.givenCommands(register(MARIE), register(JEAN), register(PIERRE), register(new UserId("w2")))
                .when(register(new UserId("w3"))).thenRejected(RejectionCode.SLOT_FULL);
    }

    @Test
    void nobody_holds_two_overlapping_places() {
        fixture.given(scheduled(OVERLAPPING, START.plus(Duration.ofMinutes(29)), 8))
                .givenCommands(register(MARIE)).when(register(MARIE, OVERLAPPING))
                .thenRejected(RejectionCode.REGISTRATION_OVERLAPS);
    }

    @Test
    void a_refused_registration_leaves_no_trace_in_the_slot() {
        fixture.given(scheduled(OVERLAPPING, START, 2)).givenCommands(register(MARIE));
        fixture.when(register(MARIE, OVERLAPPING)).thenRejected(RejectionCode.REGISTRATION_OVERLAPS);

        fixture.givenCommands(register(JEAN, OVERLAPPING)).when(register(PIERRE, OVERLAPPING)).thenAnswer()
                .hasFieldOrPropertyWithValue("waitlistPosition", null);
    }

    @Test
    void one_slot_may_follow_the_other_at_once() {
        fixture.given(scheduled(NEXT, END, 8)).givenCommands(register(MARIE)).when(register(MARIE, NEXT))
                .thenAnswer().isNotNull();
    }

    @Test
    void a_place_given_back_no_longer_stands_in_the_way() {
        fixture.given(scheduled(OVERLAPPING, START, 8)).givenCommands(register(MARIE), withdraw(MARIE))
                .when(register(MARIE, OVERLAPPING)).thenAnswer().isNotNull();
    }

    @Test
    void who_withdrew_may_register_anew() {
        fixture.givenCommands(register(MARIE), withdraw(MARIE))
                .when(new TimeSlotCommand.Register(SLOT, MARIE, new RegistrationId("second"))).thenAnswer()
                .isEqualTo(new RegistrationOutcome(new RegistrationId("second"), null));
    }

    @Test
    void it_is_too_late_from_the_start_time_on_even_if_nobody_has_started_the_slot() {
        fixture.givenTime(START).when(register(MARIE)).thenRejected(RejectionCode.SLOT_ALREADY_STARTED);
    }

    @Test
    void it_is_too_late_once_the_slot_has_started() {
        fixture.givenTime(START).givenCommands(new TimeSlotCommand.Start(SLOT)).when(register(MARIE))
                .thenRejected(RejectionCode.SLOT_ALREADY_STARTED);
    }

    @Test
    void a_repeated_request_is_answered_after_the_start_too() {
        fixture.givenCommands(register(MARIE)).givenTime(START)
                .givenCommands(new TimeSlotCommand.Start(SLOT)).when(register(MARIE)).thenNothing()
                .thenAnswer().isEqualTo(new RegistrationOutcome(registrationOf(MARIE), null));
    }

    @Test
    void a_slot_that_is_over_takes_nobody() {
        fixture.givenTime(START)
                .givenCommands(new TimeSlotCommand.Start(SLOT), new TimeSlotCommand.Complete(SLOT, Set.of()))
                .when(register(MARIE)).thenRejected(RejectionCode.SLOT_NOT_OPEN);
    }

    @Test
    void a_cancelled_slot_takes_nobody() {
        fixture.givenCommands(new TimeSlotCommand.Cancel(SLOT, BY_OLGA)).when(register(MARIE))
                .thenRejected(RejectionCode.SLOT_CANCELLED);
    }

    @Test
    void an_unknown_slot_is_not_found() {
        fixture.when(register(MARIE, new SlotId("unknown"))).thenRejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void the_id_of_something_else_is_not_found() {
        fixture.givenCommands(register(MARIE)).when(register(JEAN, new SlotId("agenda:marie")))
                .thenRejected(RejectionCode.NOT_FOUND);
    }
}
