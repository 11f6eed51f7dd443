package io.causerie.command.timeslot;

import io.causerie.api.timeslot.Recurrence;
import io.causerie.api.timeslot.SeriesId;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.SlotSeriesCommand;
import io.causerie.api.timeslot.SlotSeriesEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.command.fixture.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** A series that tests are about: five Tuesdays at 18:00 in Paris, two of them within the horizon of two weeks. */
final class GivenSeries {
    static final SeriesId SERIES = new SeriesId("tuesdays");
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final String RULE = "FREQ=WEEKLY;COUNT=5";
    static final LocalDateTime FIRST = LocalDateTime.parse("2026-11-24T18:00");
    static final LocalDateTime SECOND = FIRST.plusWeeks(1);
    static final LocalDateTime THIRD = FIRST.plusWeeks(2);
    static final LocalDateTime FOURTH = FIRST.plusWeeks(3);
    static final LocalDateTime FIFTH = FIRST.plusWeeks(4);

    private GivenSeries() {}

    static SlotSeriesCommand.Plan plan() {
        return plan(RULE);
    }

    static SlotSeriesCommand.Plan plan(String rule) {
        return new SlotSeriesCommand.Plan(SERIES, Given.OLGA, Given.terms(2, 2), paris(FIRST),
                new Recurrence(rule, PARIS));
    }

    static SlotSeriesCommand.Materialise materialise() {
        return new SlotSeriesCommand.Materialise(SERIES);
    }

    static Instant paris(LocalDateTime local) {
        return local.atZone(PARIS).toInstant();
    }

    static SlotId slot(LocalDateTime occurrence) {
        return SlotId.ofOccurrence(SERIES, occurrence);
    }

    static SlotSeriesEvent.Planned planned() {
        return new SlotSeriesEvent.Planned(SERIES.value(), "olga", "en", "B1", FIRST, "Europe/Paris", RULE,
                30, 2, 2,
                Given.NOW);
    }

    static SlotSeriesEvent.OccurrencesMaterialised materialised(Instant nextAt,
            LocalDateTime... occurrences) {
        return new SlotSeriesEvent.OccurrencesMaterialised(SERIES.value(), List.of(occurrences), nextAt);
    }

    static TimeSlotEvent.Scheduled scheduled(LocalDateTime occurrence, Instant createdAt) {
        Instant start = paris(occurrence);
        return new TimeSlotEvent.Scheduled(slot(occurrence).value(), SERIES.value(), "olga", "en", "B1",
                start,
                start.plus(Duration.ofMinutes(30)), 30, 2, 2, RULE, "Europe/Paris", createdAt);
    }

    /** When the slots that were scheduled start. */
    static List<Instant> starts(Outcome outcome) {
        return outcome.all(TimeSlotEvent.Scheduled.class).stream().map(TimeSlotEvent.Scheduled::startTime)
                .toList();
    }

    static Instant horizonOf(LocalDateTime occurrence) {
        return paris(occurrence).minus(Given.LIMITS.horizon());
    }
}
