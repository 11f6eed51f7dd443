package io.causerie.command.timeslot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.causerie.api.InvalidValue;
import io.causerie.api.timeslot.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceRefusedTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    /** A Tuesday. */
    private static final LocalDateTime FIRST = LocalDateTime.parse("2026-11-24T18:00");
    private static final Duration BOUND = Duration.ofSeconds(5);

    @ParameterizedTest
    @ValueSource(strings = {"weekly", "FREQ=FORTNIGHTLY;COUNT=2", "FREQ=WEEKLY;COUNT=0",
            "FREQ=WEEKLY;COUNT=-1", "COUNT=3",
            "FREQ=WEEKLY;COUNT=3;UNTIL=20270101T000000Z", "FREQ=WEEKLY;BYDAY=XX;COUNT=3",
            "FREQ=WEEKLY;UNTIL=tomorrow",
            "FREQ=WEEKLY;INTERVAL=0;COUNT=3", "FREQ=DAILY;COUNT=99999999999999", "RRULE:FREQ=DAILY;COUNT=3",
            "FREQ=DAILY;COUNT=3\r\nEXDATE:20261125T180000", "FREQ=WEEKLY;BYHOUR=25;COUNT=3", ";;;",
            "FREQ=DAILY;COUNT=3;X=1"})
    void whatIsNotAnRRule(String rule) {
        assertThat(refusal(rule))
                .isEqualTo("must be an RFC 5545 RRULE such as 'FREQ=WEEKLY;BYDAY=TU;COUNT=10'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY;UNTIL=99999999T000000Z", "FREQ=DAILY;UNTIL=20261399T000000Z",
            "FREQ=DAILY;UNTIL=20261301"})
    void anEndThatNoCalendarHas(String rule) {
        assertThat(refusal(rule)).isEqualTo("must name times that a clock shows");
    }

    @Test
    void aRuleThatNeverEnds() {
        assertThat(refusal("FREQ=WEEKLY;BYDAY=TU")).isEqualTo("must end: add COUNT or UNTIL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY;COUNT=1001", "FREQ=DAILY;COUNT=10000",
            "FREQ=SECONDLY;COUNT=2147483647",
            "FREQ=MINUTELY;UNTIL=20991231T235959Z", "FREQ=SECONDLY;UNTIL=99991231",
            "FREQ=DAILY;UNTIL=20991231T180000"})
    void tooManyOccurrences(String rule) {
        assertThat(refusal(rule)).isEqualTo("must yield at most 1000 occurrences");
    }

    @Test
    void asManyOccurrencesAsAllowedAreNotRefused() {
        assertThat(plan("FREQ=DAILY;COUNT=1000").count()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=WEEKLY;UNTIL=20261124T165959Z", "FREQ=WEEKLY;UNTIL=20261124T175959",
            "FREQ=WEEKLY;UNTIL=20261123", "FREQ=DAILY;UNTIL=19990101T000000Z"})
    void anEndBeforeTheFirstStart(String rule) {
        assertThat(refusal(rule)).isEqualTo("must not end before the first start");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=WEEKLY;UNTIL=20261201T170000Z", "FREQ=WEEKLY;UNTIL=20261201T180000",
            "FREQ=WEEKLY;UNTIL=20261201"})
    void theEndIsInclusiveInUtcOnTheLocalClockAndAsADate(String rule) {
        assertThat(plan(rule).all()).containsExactly(FIRST, FIRST.plusWeeks(1));
    }

    @Test
    void anEndInUtcWithinTheHourThatOccursTwiceIsComparedAsAnInstant() {
        // 02:30 occurs at 00:30Z and 01:30Z; the occurrence is the first, and 00:45Z is between them, at 02:45.
        Occurrences occurrences = Occurrences.plan(new Recurrence("FREQ=DAILY;UNTIL=20261025T011500Z", PARIS),
                LocalDateTime.parse("2026-10-24T02:30"), 10);

        assertThat(occurrences.count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=WEEKLY;BYDAY=WE;COUNT=3", "FREQ=DAILY;BYHOUR=9;COUNT=3",
            "FREQ=MONTHLY;BYMONTHDAY=1;COUNT=3",
            "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270101"})
    void aFirstStartThatIsNotAnOccurrence(String rule) {
        assertThat(refusal(rule))
                .startsWith("must have the first start as its first occurrence, but begins at 2026-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
            "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
            "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
            "FREQ=YEARLY;BYYEARDAY=1;BYMONTH=2;UNTIL=20991231",
            "FREQ=MINUTELY;BYHOUR=18;BYMINUTE=0;BYMONTH=11;BYMONTHDAY=24;COUNT=900",
            "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=7;COUNT=3",
            "FREQ=YEARLY;INTERVAL=999999999;COUNT=1000", "FREQ=YEARLY;INTERVAL=100;COUNT=1000",
            "FREQ=WEEKLY;INTERVAL=2147483647;COUNT=1000"})
    void whatYieldsNothingOrLeadsTooFarIsRefusedInBoundedTime(String rule) {
        assertThat(refusal(rule)).startsWith("must ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "SECONDLY"})
    void everySecondOfAYearIsRefusedBeforeItIsExpanded(String freq) {
        String rule = "FREQ=" + freq + ";BYHOUR=" + numbers(24) + ";BYMINUTE=" + numbers(60) + ";BYSECOND="
                + numbers(60)
                + ";COUNT=9";
        assertThat(refusal(rule)).isEqualTo("must not name more than 1440 times of day");
    }

    @Test
    void aFirstStartWithAFractionOfASecond() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> Occurrences.plan(new Recurrence("FREQ=DAILY;COUNT=3", PARIS),
                        Instant.parse("2026-11-24T17:00:00.5Z"), 9))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("startTime"));
    }

    @Test
    void aFirstStartAtTheSecondOfTwoEqualLocalTimes() {
        Recurrence recurrence = new Recurrence("FREQ=DAILY;COUNT=3", PARIS);

        assertThat(Occurrences.plan(recurrence, Instant.parse("2026-10-25T00:30:00Z"), 9).first())
                .isEqualTo("2026-10-25T02:30");
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> Occurrences.plan(recurrence, Instant.parse("2026-10-25T01:30:00Z"), 9))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("startTime"));
    }

    @Test
    void anyRuleIsEitherReadOrRefusedInBoundedTime() {
        Random random = new Random(20261122);
        for (int i = 0; i < 3_000; i++) {
            String rule = randomRule(random);
            assertTimeoutPreemptively(BOUND, () -> {
                try {
                    assertThat(plan(rule).count()).as(rule).isBetween(1, 1_000);
                } catch (InvalidValue refused) {
                    assertThat(refused.field()).as(rule).isEqualTo("recurrence");
                }
            }, rule);
        }
    }

    private static String randomRule(Random random) {
        List<String> parts = List.of("BYMONTH=11,2", "BYMONTH=11", "BYMONTHDAY=24,-7", "BYMONTHDAY=30",
                "BYYEARDAY=328,366",
                "BYYEARDAY=-1", "BYWEEKNO=48,53", "BYDAY=TU", "BYDAY=TU,FR,SU", "BYDAY=4TU", "BYDAY=-1TU,5MO",
                "BYHOUR=18", "BYHOUR=2,18,23", "BYMINUTE=0,30", "BYSECOND=0,59", "BYSECOND=60", "BYSETPOS=1",
                "BYSETPOS=-1,3",
                "INTERVAL=2", "INTERVAL=1000000", "WKST=SU");
        String rule = "FREQ=" + pick(random,
                List.of("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"));
        for (int i = random.nextInt(5); i > 0; i--) {
            rule += ";" + pick(random, parts);
        }
        return rule + ";" + pick(random,
                List.of("COUNT=1", "COUNT=5", "COUNT=1000", "UNTIL=20271124", "UNTIL=20360101T000000Z"));
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String numbers(int end) {
        return IntStream.range(0, end).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    private static String refusal(String rule) {
        return assertTimeoutPreemptively(BOUND, () -> {
            try {
                return "not refused: " + plan(rule).count();
            } catch (InvalidValue refused) {
                assertThat(refused.field()).isEqualTo("recurrence");
                return refused.getMessage();
            }
        });
    }

    private static Occurrences plan(String rule) {
        return Occurrences.plan(new Recurrence(rule, PARIS), FIRST, 1_000);
    }
}
