package io.causerie.command.timeslot;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.timeslot.Recurrence;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two years of occurrences in zones of every kind, against plain java.time arithmetic. */
class OccurrencesAcrossZonesTest {
    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final LocalDate TO = LocalDate.of(2026, 12, 31);

    @ParameterizedTest
    @CsvSource({"Europe/Paris,18:00", "Europe/Paris,02:30", "America/New_York,18:00",
            "America/New_York,02:30",
            "America/New_York,01:30", "Asia/Tokyo,09:15", "Africa/Cairo,00:00", "Africa/Cairo,00:30",
            "America/Havana,00:00",
            "Asia/Beirut,00:15", "Asia/Beirut,23:45", "Australia/Lord_Howe,02:15",
            "Australia/Lord_Howe,01:45",
            "Pacific/Auckland,02:30", "Asia/Kathmandu,06:00"})
    void everyDayOfTwoYearsStartsAtItsLocalTime(ZoneId zone, LocalTime time) {
        Occurrences occurrences = plan("FREQ=DAILY;UNTIL=20261231", zone, FROM.atTime(time));

        List<LocalDateTime> days = FROM.datesUntil(TO.plusDays(1)).map(day -> day.atTime(time)).toList();
        assertThat(occurrences.all()).isEqualTo(days).hasSize(730);
        // ZonedDateTime.of resolves a gap by its length, and an overlap to the earlier offset: RFC 5545's reading.
        assertThat(occurrences.all()).allSatisfy(
                start -> assertThat(occurrences.startOf(start))
                        .isEqualTo(ZonedDateTime.of(start, zone).toInstant()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Paris", "America/New_York", "Asia/Tokyo", "Africa/Cairo", "Asia/Beirut",
            "Australia/Lord_Howe", "America/Santiago"})
    void tuesdaysAndFridaysFallOnTuesdaysAndFridaysOfTheZone(ZoneId zone) {
        LocalDateTime first = LocalDateTime.parse("2025-01-03T19:30");
        Occurrences occurrences = plan("FREQ=WEEKLY;BYDAY=TU,FR;UNTIL=20261231T235959", zone, first);

        Set<DayOfWeek> days = Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);
        List<Instant> expected = first.toLocalDate().datesUntil(TO.plusDays(1))
                .filter(day -> days.contains(day.getDayOfWeek()))
                .map(day -> day.atTime(19, 30).atZone(zone).toInstant()).toList();
        assertThat(occurrences.all().stream().map(occurrences::startOf)).isEqualTo(expected)
                .hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Paris", "America/New_York", "Asia/Tokyo", "Africa/Cairo",
            "America/Havana",
            "Australia/Lord_Howe"})
    void theLastSundayOfEachMonthWhichIsWhenManyClocksChange(ZoneId zone) {
        Occurrences occurrences = plan("FREQ=MONTHLY;BYDAY=-1SU;COUNT=24", zone,
                LocalDateTime.parse("2025-01-26T02:30"));

        List<LocalDateTime> expected = FROM.datesUntil(TO.plusDays(1))
                .filter(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY
                        && day.plusDays(7).getMonth() != day.getMonth())
                .map(day -> day.atTime(2, 30)).toList();
        assertThat(occurrences.all()).isEqualTo(expected).hasSize(24);
    }

    @ParameterizedTest
    @CsvSource({"Europe/Paris,2026-03-29T02:30,2026-03-29T03:30+02:00",
            "America/New_York,2026-03-08T02:30,2026-03-08T03:30-04:00",
            "Africa/Cairo,2026-04-24T00:00,2026-04-24T01:00+03:00",
            "America/Havana,2026-03-08T00:30,2026-03-08T01:30-04:00",
            "Asia/Beirut,2026-03-29T00:15,2026-03-29T01:15+03:00",
            "Australia/Lord_Howe,2026-10-04T02:15,2026-10-04T02:45+11:00"})
    void aLocalTimeThatDoesNotExistIsReadWithTheOffsetBeforeTheGap(ZoneId zone, LocalDateTime skipped,
            OffsetDateTime then) {
        assertThat(zone.getRules().getValidOffsets(skipped)).isEmpty();
        assertThat(Occurrences.startOf(skipped, zone)).isEqualTo(then.toInstant());
    }

    @ParameterizedTest
    @CsvSource({"Europe/Paris,2026-10-25T02:30,2026-10-25T02:30+02:00",
            "America/New_York,2026-11-01T01:30,2026-11-01T01:30-04:00",
            "Africa/Cairo,2026-10-29T23:30,2026-10-29T23:30+03:00",
            "Asia/Beirut,2026-10-24T23:15,2026-10-24T23:15+03:00",
            "Australia/Lord_Howe,2026-04-05T01:45,2026-04-05T01:45+11:00"})
    void aLocalTimeThatOccursTwiceIsTheFirst(ZoneId zone, LocalDateTime twice, OffsetDateTime then) {
        assertThat(zone.getRules().getValidOffsets(twice)).hasSize(2);
        assertThat(Occurrences.startOf(twice, zone)).isEqualTo(then.toInstant());
    }

    @Test
    void occurrencesOnTheSameInstantCountOnce() {
        // 02:00 and 02:30 are skipped and read as 03:00 and 03:30, which the rule names as well.
        Occurrences occurrences = plan("FREQ=MINUTELY;INTERVAL=30;COUNT=8", ZoneId.of("Europe/Paris"),
                LocalDateTime.parse("2026-03-29T01:00"));

        assertThat(occurrences.all().stream().map(occurrences::startOf)).containsExactly(
                Instant.parse("2026-03-29T00:00:00Z"), Instant.parse("2026-03-29T00:30:00Z"),
                Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-29T01:30:00Z"),
                Instant.parse("2026-03-29T02:00:00Z"), Instant.parse("2026-03-29T02:30:00Z"));
        assertThat(occurrences.count()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"Europe/Paris,FREQ=DAILY,02:30", "Africa/Cairo,FREQ=DAILY,00:00",
            "Australia/Lord_Howe,FREQ=DAILY,02:15",
            "Asia/Tokyo,FREQ=WEEKLY,12:00", "America/New_York,FREQ=DAILY;BYHOUR=1;BYMINUTE=15,01:15",
            "Asia/Beirut,FREQ=HOURLY;INTERVAL=7,00:15"})
    void rollingWindowsYieldEachOccurrenceOnceAndTheSameAsInOneGo(ZoneId zone, String rule, LocalTime time) {
        LocalDateTime first = FROM.plusDays(45).atTime(time);
        Occurrences occurrences = plan(rule + ";COUNT=1000", zone, first);
        Instant end = occurrences.startOf(occurrences.all().getLast());

        for (Duration step : List.of(Duration.ofMinutes(30), Duration.ofHours(5), Duration.ofDays(14))) {
            List<LocalDateTime> materialised = new ArrayList<>(occurrences.until(occurrences.startOf(first)));
            for (Instant now = occurrences.startOf(first); now
                    .isBefore(end.plus(step)); now = now.plus(step)) {
                // Restored from history each time, as an aggregate is.
                materialised.addAll(occurrences.between(materialised.getLast(), now));
            }
            assertThat(materialised).isEqualTo(occurrences.all())
                    .isEqualTo(new ArrayList<>(new TreeSet<>(materialised)));
        }
    }

    @Test
    void aSchedulerThatWakesWhenTheNextComesWithinTheHorizonFindsIt() {
        Occurrences occurrences = plan("FREQ=WEEKLY;COUNT=30", ZoneId.of("Europe/Paris"), FROM.atTime(18, 0));
        Duration horizon = Duration.ofDays(14);

        LocalDateTime last = occurrences.first();
        for (int i = 1; i < 30; i++) {
            LocalDateTime next = occurrences.next(last).orElseThrow();
            Instant wake = occurrences.startOf(next).minus(horizon);
            assertThat(occurrences.between(last, wake.plus(horizon))).containsExactly(next);
            last = next;
        }
        assertThat(occurrences.next(last)).isEmpty();
    }

    @Test
    void aSeriesReadFromHistoryIsTheOneThatWasPlanned() {
        Occurrences planned = plan("FREQ=DAILY;COUNT=900", ZoneId.of("Africa/Cairo"), FROM.atTime(0, 30));

        assertThat(Occurrences.of("FREQ=DAILY;COUNT=900", ZoneId.of("Africa/Cairo"), planned.first()).all())
                .isEqualTo(planned.all());
    }

    private static Occurrences plan(String rule, ZoneId zone, LocalDateTime first) {
        return Occurrences.plan(new Recurrence(rule, zone), first, 1_000);
    }
}
