package io.causerie.command.timeslot;

import static io.causerie.command.timeslot.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.api.identity.AgendaEvent;
import io.causerie.command.fixture.CommandFixture;
import io.causerie.command.fixture.TimeTravel;
import io.causerie.command.process.Prompts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Places of people who will not be allowed to come. Each event is told twice, as after a crash. */
class ForfeitTest {
    private static final SlotId LATER = new SlotId("slot-456");
    private static final AccountEvent DELETED = new AccountEvent.Deleted(MARIE.value(), NOW);

    private final CommandFixture fixture = commandSide();
    private final TimeTravel time = new TimeTravel(fixture,
            _ -> List.of(new Forfeit(fixture.standing(), new Prompts(fixture.gateway()))));

    @Test
    void whoever_is_deleted_gives_back_every_place_ahead_and_those_who_waited_get_them() {
        time.given(scheduled(), scheduled(LATER, START.plus(Duration.ofDays(1)), 1))
                .commands(register(MARIE), register(JEAN), register(PIERRE), register(JEAN, LATER),
                        register(MARIE, LATER))
                .given(DELETED);

        assertThat(time.all(TimeSlotEvent.RegistrationCancelled.class))
                .extracting(TimeSlotEvent.RegistrationCancelled::slotId,
                        TimeSlotEvent.RegistrationCancelled::userId,
                        TimeSlotEvent.RegistrationCancelled::reason)
                .containsExactly(tuple(SLOT, "user-deleted"), tuple(LATER, "user-deleted"));
        assertThat(time.all(TimeSlotEvent.WaitlistPromoted.class))
                .extracting(TimeSlotEvent.WaitlistPromoted::userId).containsExactly(PIERRE.value());
        assertThat(fixture.standing().heldSlots(MARIE)).isEmpty();
        assertThat(time.all(AgendaEvent.SlotReleased.class)).hasSize(2);
    }

    @Test
    void a_slot_that_has_started_keeps_its_list() {
        time.given(scheduled()).commands(register(MARIE)).to(START)
                .commands(new TimeSlotCommand.Start(SLOT)).given(DELETED);

        assertThat(time.all(TimeSlotEvent.RegistrationCancelled.class)).isEmpty();
    }

    @Test
    void a_ban_takes_the_places_on_what_starts_before_it_ends() {
        time.given(scheduled(), scheduled(LATER, START.plus(Duration.ofDays(1)), 2))
                .commands(register(MARIE), register(MARIE, LATER))
                .given(banned(START.plusSeconds(1)));

        assertThat(time.all(TimeSlotEvent.RegistrationCancelled.class))
                .extracting(TimeSlotEvent.RegistrationCancelled::slotId,
                        TimeSlotEvent.RegistrationCancelled::userId,
                        TimeSlotEvent.RegistrationCancelled::reason)
                .containsExactly(tuple(SLOT, "user-banned"));
    }

    @Test
    void a_ban_that_was_lifted_before_it_was_heard_of_takes_nothing() {
        fixture.given(scheduled()).givenCommands(register(MARIE)).given(banned(null),
                new AccountEvent.BanLifted(MARIE.value(), NOW));

        assertThat(time.given().all(TimeSlotEvent.RegistrationCancelled.class)).isEmpty();
    }

    @Test
    void a_place_that_was_taken_while_the_deletion_was_stored_is_given_back() {
        time.given(scheduled(), DELETED).commands(register(MARIE));

        assertThat(time.all(TimeSlotEvent.RegistrationCancelled.class)).hasSize(1);
        assertThat(fixture.standing().heldSlots(MARIE)).isEmpty();
    }

    @Test
    void a_place_in_the_queue_that_was_taken_then_is_given_back_too() {
        time.given(scheduled(SLOT, START, 1), DELETED).commands(register(JEAN), register(MARIE));

        assertThat(time.all(TimeSlotEvent.RegistrationCancelled.class))
                .extracting(TimeSlotEvent.RegistrationCancelled::userId).containsExactly(MARIE.value());
    }

    @Test
    void nobody_else_is_concerned() {
        time.given(scheduled()).commands(register(JEAN)).given(DELETED);

        assertThat(time.all(TimeSlotEvent.RegistrationCancelled.class)).isEmpty();
    }

    private static AccountEvent banned(@Nullable Instant until) {
        return new AccountEvent.Banned(MARIE.value(), "spam", NOW, until);
    }

    private static Tuple tuple(SlotId slot, String reason) {
        return Tuple.tuple(slot.value(), MARIE.value(), reason);
    }
}
