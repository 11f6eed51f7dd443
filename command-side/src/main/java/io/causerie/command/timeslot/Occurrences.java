package io.causerie.command.timeslot;

import static io.causerie.api.InvalidValue.require;

import io.causerie.api.timeslot.Recurrence;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All the local starts of a series, in the order of the instants they fall on. One that falls on the same instant as
 * an earlier one (a local time that the clock skips, and the one it is read as) is left out.
 */
final class Occurrences {
    private final TreeMap<Instant, LocalDateTime> starts = new TreeMap<>();
    private final ZoneId zone;

    private Occurrences(List<LocalDateTime> localStarts, ZoneId zone) {
        this.zone = zone;
        localStarts.forEach(start -> starts.putIfAbsent(startOf(start), start));
    }

    /**
     * The occurrences of a series about to be planned, the first at {@code firstStart}.
     *
     * @throws io.causerie.api.InvalidValue of {@code recurrence}: not an RRULE, never ends, yields more than
     *     {@code limit}, or does not have {@code firstStart} as its first; of {@code startTime}: a fraction of a
     *     second, or the second of two equal local times, which no rule can name
     */
    static Occurrences plan(Recurrence recurrence, Instant firstStart, int limit) {
        require(firstStart.equals(firstStart.truncatedTo(ChronoUnit.SECONDS)), "startTime",
                "of a series must be a whole second");
        LocalDateTime local = LocalDateTime.ofInstant(firstStart, recurrence.zone());
        require(startOf(local, recurrence.zone()).equals(firstStart), "startTime",
                "of a series must be the first of two equal local times");
        return plan(recurrence, local, limit);
    }

    /** The same with the first start as a local time. */
    static Occurrences plan(Recurrence recurrence, LocalDateTime firstStart, int limit) {
        return new Occurrences(
                RecurrenceRules.starts(recurrence.rule(), recurrence.zone(), firstStart, limit),
                recurrence.zone());
    }

    /** The occurrences of a series that has been planned, whatever the limit is today. */
    static Occurrences of(String rule, ZoneId zone, LocalDateTime firstStart) {
        return new Occurrences(RecurrenceRules.starts(rule, zone, firstStart, Integer.MAX_VALUE), zone);
    }

    /** How many there are, at least one. */
    int count() {
        return starts.size();
    }

    /** The first of them. */
    LocalDateTime first() {
        return starts.firstEntry().getValue();
    }

    /** All of them. */
    List<LocalDateTime> all() {
        return List.copyOf(starts.values());
    }

    /** Those that start at or before {@code until}. */
    List<LocalDateTime> until(Instant until) {
        return List.copyOf(starts.headMap(until, true).values());
    }

    /** Those after {@code after} that start at or before {@code until}. */
    List<LocalDateTime> between(LocalDateTime after, Instant until) {
        Instant from = startOf(after);
        return until.isAfter(from)
                ? List.copyOf(starts.subMap(from, false, until, true).values())
                : List.of();
    }

    /** The next one after {@code after}; empty when that was the last. */
    Optional<LocalDateTime> next(LocalDateTime after) {
        return Optional.ofNullable(starts.higherEntry(startOf(after))).map(entry -> entry.getValue());
    }

    /** When {@code localStart} is, in this series' zone. */
    Instant startOf(LocalDateTime localStart) {
        return startOf(localStart, zone);
    }

    /**
     * When {@code localStart} is, by RFC 5545 3.3.5: of two, the first; one that the clock skips is read with the
     * offset before the gap.
     */
    static Instant startOf(LocalDateTime localStart, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(localStart);
        return localStart.toInstant(transition == null
                ? zone.getRules().getOffset(localStart)
                : transition.getOffsetBefore());
    }
}
