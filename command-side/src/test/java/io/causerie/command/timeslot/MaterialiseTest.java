package io.causerie.command.timeslot;

import static io.causerie.command.timeslot.Given.*;
import static io.causerie.command.timeslot.GivenSeries.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.RejectionCode;
import io.causerie.api.timeslot.Recurrence;
import io.causerie.api.timeslot.SeriesId;
import io.causerie.api.timeslot.SlotSeriesCommand;
import io.causerie.command.fixture.CommandFixture;
import java.time.LocalDateTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MaterialiseTest {
    private final CommandFixture fixture = commandSide();

    @Test
    void a_slot_is_offered_when_it_comes_within_the_horizon() {
        Instant due = horizonOf(THIRD);

        fixture.givenCommands(plan()).givenTime(due).when(materialise())
                .thenEvents(materialised(horizonOf(FOURTH), THIRD), GivenSeries.scheduled(THIRD, due));
    }

    @Test
    void it_is_offered_once() {
        fixture.givenCommands(plan()).givenTime(horizonOf(THIRD)).givenCommands(materialise())
                .when(materialise()).thenTooEarly(horizonOf(FOURTH));
    }

    @Test
    void it_can_be_too_early() {
        fixture.givenCommands(plan()).givenTime(horizonOf(THIRD).minusMillis(1)).when(materialise())
                .thenTooEarly(horizonOf(THIRD));
    }

    @Test
    void the_last_one_leaves_nothing_to_wait_for() {
        fixture.givenCommands(plan()).givenTime(horizonOf(FOURTH)).givenCommands(materialise())
                .givenTime(horizonOf(FIFTH)).when(materialise()).thenEvents(materialised(null, FIFTH),
                        GivenSeries.scheduled(FIFTH, horizonOf(FIFTH)));
    }

    @Test
    void what_passed_while_nobody_was_there_is_not_offered_any_more() {
        assertThat(starts(fixture.givenCommands(plan()).givenTime(paris(THIRD)).when(materialise())))
                .containsExactly(paris(FOURTH), paris(FIFTH));
    }

    @Test
    void slots_keep_their_local_time_when_the_clocks_change() {
        LocalDateTime march = LocalDateTime.parse("2027-03-23T18:00");
        SlotSeriesCommand plan = new SlotSeriesCommand.Plan(SERIES, OLGA, terms(2, 2), paris(march),
                new Recurrence("FREQ=WEEKLY;COUNT=2", PARIS));

        assertThat(starts(fixture.givenTime(paris(march).minusSeconds(1)).when(plan))).containsExactly(
                Instant.parse("2027-03-23T17:00:00Z"), Instant.parse("2027-03-30T16:00:00Z"));
    }

    @Test
    void an_unknown_series_is_not_found() {
        fixture.when(new SlotSeriesCommand.Materialise(new SeriesId("unknown")))
                .thenRejected(RejectionCode.NOT_FOUND);
    }
}
