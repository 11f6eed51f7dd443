package io.causerie.command.timeslot;

import static io.causerie.api.InvalidValue.require;

import io.causerie.api.InvalidValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * Reads RRULEs with lib-recur, on a plain wall clock; what zones do to it is {@link Occurrences}' business. Whatever the
 * rule, it takes bounded time and memory: lib-recur gives up after some thousand periods without an occurrence.
 */
final class RecurrenceRules {
    private static final String FIELD = "recurrence";
    private static final int LAST_YEAR = 9999;
    /** lib-recur expands a whole day, and a yearly rule's whole year, at once. */
    private static final int MOST_TIMES_A_DAY = 1_440;
    /** Stepping over billions of weeks takes lib-recur seconds. */
    private static final int MOST_INTERVAL = 1_000_000;

    private RecurrenceRules() {}

    /** The local starts of {@code rule} in order, the first being {@code firstStart}; at most {@code limit}. */
    static List<LocalDateTime> starts(String rule, ZoneId zone, LocalDateTime firstStart, int limit) {
        RecurrenceRule parsed = parse(rule);
        Predicate<LocalDateTime> within = notAfterUntil(parsed, zone);
        require(within.test(firstStart), FIELD, "must not end before the first start");
        if (parsed.getUntil() != null) {
            // lib-recur compares on the wall clock only; the predicate knows UTC and dates as well.
            parsed.setUntil(null);
        }
        try {
            return collect(parsed.iterator(toDateTime(firstStart)), within, firstStart, limit);
        } catch (InvalidValue e) {
            throw e;
        } catch (RuntimeException e) {
            // lib-recur has several ways of giving up, and what a client sends must not be our fault.
            throw new InvalidValue(FIELD, "must not leave thousands of its periods without an occurrence");
        }
    }

    private static RecurrenceRule parse(String rule) {
        RecurrenceRule parsed;
        try {
            parsed = new RecurrenceRule(rule, RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException | RuntimeException e) {
            throw new InvalidValue(FIELD,
                    "must be an RFC 5545 RRULE such as 'FREQ=WEEKLY;BYDAY=TU;COUNT=10'");
        }
        require(!parsed.isInfinite(), FIELD, "must end: add COUNT or UNTIL");
        require(!parsed.hasPart(Part.RSCALE) && !parsed.hasPart(Part.SKIP), FIELD,
                "must not use RSCALE or SKIP");
        require(parsed.getInterval() <= MOST_INTERVAL, FIELD,
                "must not have an INTERVAL above " + MOST_INTERVAL);
        int timesADay = Stream.of(Part.BYHOUR, Part.BYMINUTE, Part.BYSECOND).filter(parsed::hasPart)
                .mapToInt(part -> parsed.getByPart(part).size()).reduce(1, (a, b) -> a * b);
        require(timesADay <= MOST_TIMES_A_DAY, FIELD, "must not name more than 1440 times of day");
        return parsed;
    }

    /** UNTIL is inclusive: an instant if it is in UTC, else a local time or the whole of a local day. */
    private static Predicate<LocalDateTime> notAfterUntil(RecurrenceRule rule, ZoneId zone) {
        DateTime until = rule.getUntil();
        if (until == null) {
            return _ -> true;
        }
        if (until.isAllDay()) {
            LocalDate lastDay = toLocal(until).toLocalDate();
            return start -> !start.toLocalDate().isAfter(lastDay);
        }
        if (until.isFloating()) {
            LocalDateTime last = toLocal(until);
            return start -> !start.isAfter(last);
        }
        Instant last = toLocal(until).toInstant(ZoneOffset.UTC);
        return start -> !Occurrences.startOf(start, zone).isAfter(last);
    }

    private static List<LocalDateTime> collect(RecurrenceRuleIterator iterator,
            Predicate<LocalDateTime> within,
            LocalDateTime firstStart, int limit) {
        List<LocalDateTime> starts = new ArrayList<>();
        while (iterator.hasNext()) {
            LocalDateTime start = toLocal(iterator.nextDateTime());
            require(!starts.isEmpty() || start.equals(firstStart), FIELD,
                    "must have the first start as its first occurrence, but begins at " + start);
            if (!within.test(start)) {
                break;
            }
            require(start.getYear() <= LAST_YEAR, FIELD, "must end before the year 10000");
            require(starts.size() < limit, FIELD, "must yield at most " + limit + " occurrences");
            starts.add(start);
        }
        require(!starts.isEmpty(), FIELD, "must yield at least one occurrence");
        return starts;
    }

    private static DateTime toDateTime(LocalDateTime local) {
        return new DateTime(local.getYear(), local.getMonthValue() - 1, local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(), local.getSecond());
    }

    private static LocalDateTime toLocal(DateTime time) {
        try {
            LocalDate date = LocalDate.of(time.getYear(), time.getMonth() + 1, time.getDayOfMonth());
            return date.atTime(LocalTime.of(time.getHours(), time.getMinutes(), time.getSeconds()));
        } catch (DateTimeException e) {
            throw new InvalidValue(FIELD, "must name times that a clock shows");
        }
    }
}
