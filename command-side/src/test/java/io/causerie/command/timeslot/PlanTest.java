package io.causerie.command.timeslot;

import static io.causerie.command.timeslot.Given.*;
import static io.causerie.command.timeslot.GivenSeries.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.RejectionCode;
import io.causerie.api.timeslot.Recurrence;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.SlotSeriesCommand;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.command.fixture.CommandFixture;
import io.causerie.state.timeslot.SlotState;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PlanTest {
    private final CommandFixture fixture = commandSide();

    @Test
    void the_slots_within_the_horizon_are_offered_with_the_series() {
        fixture.when(plan()).thenEvents(planned(), materialised(horizonOf(THIRD), FIRST, SECOND),
                GivenSeries.scheduled(FIRST, NOW), GivenSeries.scheduled(SECOND, NOW)).thenAnswer()
                .isInstanceOfSatisfying(PlannedSeries.class, series -> {
                    assertThat(series.first().id()).isEqualTo(slot(FIRST).value());
                    assertThat(series.slots()).extracting(SlotState::startTime).containsExactly(paris(FIRST),
                            paris(SECOND));
                });
    }

    @Test
    void the_first_slot_is_offered_even_beyond_the_horizon() {
        fixture.givenTime(horizonOf(FIRST).minusSeconds(1)).when(plan())
                .only(TimeSlotEvent.Scheduled.class);
    }

    @Test
    void a_series_that_fits_into_the_horizon_has_no_next_time() {
        fixture.when(plan("FREQ=DAILY;COUNT=2")).all(TimeSlotEvent.Scheduled.class);

        assertThat(fixture.events()).contains(materialised(null, FIRST, FIRST.plusDays(1)));
    }

    @Test
    void the_same_again_changes_nothing_and_gets_the_same_answer() {
        Object first = fixture.when(plan()).answer();

        assertThat(fixture.when(plan()).thenNothing().answer()).isEqualTo(first);
    }

    @Test
    void the_same_again_is_answered_after_its_start_too() {
        fixture.givenCommands(plan()).givenTime(paris(FIFTH)).when(plan()).thenNothing();
    }

    @Test
    void another_content_under_the_same_id_is_a_conflict() {
        fixture.givenCommands(plan()).when(plan("FREQ=WEEKLY;COUNT=6")).thenRejected(RejectionCode.CONFLICT);
    }

    @Test
    void a_key_used_for_a_slot_is_a_conflict() {
        fixture.givenCommands(schedule(SERIES.value())).when(plan()).thenRejected(RejectionCode.CONFLICT);
    }

    @Test
    void a_slot_under_a_key_used_for_a_series_is_a_conflict() {
        fixture.givenCommands(plan()).when(schedule(SERIES.value())).thenRejected(RejectionCode.CONFLICT);
    }

    @Test
    void a_start_in_the_past_is_refused() {
        fixture.givenTime(paris(FIRST)).when(plan()).thenInvalid("startTime");
    }

    @Test
    void a_series_that_never_ends_is_refused() {
        fixture.when(plan("FREQ=WEEKLY")).thenInvalid("recurrence");
    }

    @Test
    void a_series_of_too_many_slots_is_refused() {
        fixture.when(plan("FREQ=DAILY;COUNT=1001")).thenInvalid("recurrence");
    }

    private static TimeSlotCommand schedule(String id) {
        return new TimeSlotCommand.Schedule(new SlotId(id), OLGA, terms(2, 2), START, PARIS);
    }
}
