package io.causerie.command.timeslot;

import static io.causerie.command.timeslot.Given.*;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.api.InvalidValue;
import io.causerie.api.RejectionCode;
import io.causerie.api.timeslot.SlotChange;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.command.fixture.CommandFixture;
import io.causerie.state.timeslot.SlotState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final CommandFixture fixture = commandSide();

    @Test
    void a_slot_is_offered() {
        fixture.when(schedule(START)).thenEvents(scheduled()).thenAnswer()
                .isEqualTo(new SlotState(SLOT.value(),
                        null, "en", "B1", START, 30, 2, 2, null, "UTC", SlotState.Status.OPEN, NOW,
                        occupancy(0, 2, 0)));
    }

    @Test
    void the_same_again_changes_nothing() {
        fixture.givenCommands(schedule(START)).when(schedule(START)).thenNothing().thenAnswer()
                .hasFieldOrPropertyWithValue("id", SLOT.value());
    }

    @Test
    void the_same_again_is_answered_even_when_the_slot_has_changed_since_or_started() {
        fixture.givenCommands(schedule(START), new TimeSlotCommand.Change(SLOT, BY_OLGA,
                new SlotChange(null, null, 45, null, null, null))).givenTime(START).when(schedule(START))
                .thenNothing().thenAnswer().hasFieldOrPropertyWithValue("durationMinutes", 45);
    }

    @Test
    void another_content_under_the_same_id_is_a_conflict() {
        fixture.givenCommands(schedule(START)).when(schedule(START.plusSeconds(60)))
                .thenRejected(RejectionCode.CONFLICT);
    }

    @Test
    void a_start_in_the_past_is_refused() {
        fixture.when(schedule(NOW)).thenInvalid("startTime");
    }

    @Test
    void a_start_too_far_ahead_is_refused() {
        fixture.when(schedule(NOW.plus(LIMITS.maxAhead()).plusSeconds(1))).thenInvalid("startTime");
    }

    @Test
    void a_start_that_no_calendar_has_is_refused() {
        assertThatThrownBy(() -> schedule(Instant.MAX)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_start_is_kept_in_milliseconds_as_its_deadline_is() {
        fixture.when(schedule(START.plusNanos(1_999_999)))
                .only(io.causerie.api.timeslot.TimeSlotEvent.Scheduled.class);

        fixture.when(schedule(START.plusMillis(1))).thenNothing();
    }

    private static TimeSlotCommand.Schedule schedule(Instant start) {
        return new TimeSlotCommand.Schedule(SLOT, OLGA, terms(2, 2), start, UTC);
    }
}
