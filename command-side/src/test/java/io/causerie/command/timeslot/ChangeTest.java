package io.causerie.command.timeslot;

import static io.causerie.command.timeslot.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.RejectionCode;
import io.causerie.api.identity.AgendaEvent;
import io.causerie.api.identity.Requester;
import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import io.causerie.api.timeslot.SlotChange;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.command.fixture.CommandFixture;
import io.causerie.command.fixture.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final Instant LATER = START.plus(Duration.ofHours(1));
    private static final Instant LATER_END = LATER.plus(Duration.ofMinutes(30));
    private static final SlotId OTHER = new SlotId("other");

    private final CommandFixture fixture = commandSide().given(scheduled());

    @Test
    void only_the_fields_given_change() {
        fixture.when(change(new SlotChange(new LanguageTag("fr"), CefrLevel.C1, null, null, null, null)))
                .thenEvents(new TimeSlotEvent.Changed(SLOT.value(), "fr", "C1", START, END, 30, 2, 2,
                        occupancy(0, 2, 0)))
                .thenAnswer().hasFieldOrPropertyWithValue("targetLanguageCode", "fr");
    }

    @Test
    void the_same_again_changes_nothing() {
        fixture.givenCommands(moveTo(LATER)).when(moveTo(LATER)).thenNothing();
    }

    @Test
    void more_places_go_to_those_who_wait() {
        fixture.givenCommands(register(MARIE), register(JEAN), register(PIERRE)).when(capacity(3)).thenEvents(
                new TimeSlotEvent.Changed(SLOT.value(), "en", "B1", START, END, 30, 2, 3, occupancy(2, 1, 1)),
                promoted(PIERRE, occupancy(3, 0, 0)));
    }

    @Test
    void there_cannot_be_fewer_places_than_are_taken() {
        fixture.givenCommands(new TimeSlotCommand.Change(SLOT, BY_OLGA,
                new SlotChange(null, null, null, null, 3, null)), register(MARIE), register(JEAN),
                register(PIERRE)).when(capacity(2)).thenRejected(RejectionCode.CONFLICT);
    }

    @Test
    void fields_that_do_not_fit_together_are_refused() {
        fixture.when(change(new SlotChange(null, null, null, 3, null, null))).thenInvalid("minParticipants");
    }

    @Test
    void agendas_move_with_the_slot() {
        fixture.givenCommands(register(MARIE)).when(moveTo(LATER)).thenEvents(
                new AgendaEvent.SlotReserved("marie", SLOT.value(), LATER, LATER_END),
                new TimeSlotEvent.Changed(SLOT.value(), "en", "B1", LATER, LATER_END, 30, 2, 2,
                        occupancy(1, 1, 0)));
    }

    @Test
    void whoever_is_busy_at_the_new_time_loses_the_place_to_the_waitlist() {
        fixture.given(scheduled(OTHER, LATER_END.minusSeconds(1), 8)).givenCommands(register(MARIE),
                register(JEAN), register(PIERRE), register(MARIE, OTHER));

        fixture.when(moveTo(LATER)).thenEvents(
                new AgendaEvent.SlotReserved("jean", SLOT.value(), LATER, LATER_END), released(MARIE),
                new AgendaEvent.SlotReserved("pierre", SLOT.value(), LATER, LATER_END),
                new TimeSlotEvent.Changed(SLOT.value(), "en", "B1", LATER, LATER_END, 30, 2, 2,
                        occupancy(2, 0, 1)),
                withdrawn(MARIE, "overlap", occupancy(1, 1, 1)), promoted(PIERRE, occupancy(2, 0, 0)));
    }

    @Test
    void a_longer_slot_is_a_change_of_time() {
        fixture.given(scheduled(OTHER, END, 8)).givenCommands(register(MARIE), register(MARIE, OTHER));

        Outcome outcome = fixture.when(change(new SlotChange(null, null, 31, null, null, null)));

        assertThat(outcome.only(TimeSlotEvent.RegistrationCancelled.class).reason()).isEqualTo("overlap");
    }

    @Test
    void a_slot_cannot_be_moved_into_the_past() {
        fixture.when(moveTo(NOW)).thenInvalid("startTime");
    }

    @Test
    void a_slot_that_has_started_cannot_change() {
        fixture.givenTime(START).when(moveTo(LATER)).thenRejected(RejectionCode.SLOT_ALREADY_STARTED);
    }

    @Test
    void a_cancelled_slot_cannot_change() {
        fixture.givenCommands(new TimeSlotCommand.Cancel(SLOT, BY_OLGA)).when(moveTo(LATER))
                .thenRejected(RejectionCode.SLOT_CANCELLED);
    }

    @Test
    void only_its_organizer_may_change_it() {
        fixture.when(new TimeSlotCommand.Change(SLOT, BY_MARIE, at(LATER)))
                .thenRejected(RejectionCode.FORBIDDEN);
    }

    @Test
    void an_administrator_may_change_it_too() {
        fixture.when(new TimeSlotCommand.Change(SLOT, BY_ADMIN, at(LATER))).only(TimeSlotEvent.Changed.class);
    }

    private static TimeSlotCommand change(SlotChange change) {
        return new TimeSlotCommand.Change(SLOT, BY_OLGA, change);
    }

    private static TimeSlotCommand moveTo(Instant start) {
        return change(at(start));
    }

    private static TimeSlotCommand capacity(int maxParticipants) {
        return change(new SlotChange(null, null, null, null, maxParticipants, null));
    }

    private static SlotChange at(Instant start) {
        return new SlotChange(null, null, null, null, null, start);
    }
}
