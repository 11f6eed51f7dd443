package io.causerie.command.timeslot;

import io.causerie.api.timeslot.Recurrence;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/**
 * All the local starts of a series, in the order of the instants they fall on. A start on the same instant as an earlier
 * one (two local times of which one does not exist) is left out.
 */
final class Occurrences {
    private final List<LocalDateTime> starts;
    private final ZoneId zone;

    private Occurrences(List<LocalDateTime> starts, ZoneId zone) {
        this.starts = starts;
        this.zone = zone;
    }

    /**
     * The occurrences of a series about to be planned.
     *
     * @throws io.causerie.api.InvalidValue of {@code recurrence}: not an RRULE, never ends, yields nothing or more than
     *     {@code limit}, or does not begin with {@code firstStart}
     */
    static Occurrences plan(Recurrence recurrence, LocalDateTime firstStart, int limit) {
        throw new UnsupportedOperationException();
    }

    /** The occurrences of a series that has been planned, whatever limits hold today. */
    static Occurrences of(String rule, ZoneId zone, LocalDateTime firstStart) {
        throw new UnsupportedOperationException();
    }

    /** How many there are. */
    int count() {
        return starts.size();
    }

    /** The first of them. */
    LocalDateTime first() {
        return starts.getFirst();
    }

    /** All of them. */
    List<LocalDateTime> all() {
        return starts;
    }

    /** Those that start at or before {@code until}. */
    List<LocalDateTime> until(Instant until) {
        return starts.stream().takeWhile(start -> !startOf(start).isAfter(until)).toList();
    }

    /** Those after {@code after} that start at or before {@code until}. */
    List<LocalDateTime> between(LocalDateTime after, Instant until) {
        return until(until).stream().filter(start -> startOf(start).isAfter(startOf(after))).toList();
    }

    /** The next one after {@code after}; empty when that was the last. */
    Optional<LocalDateTime> next(LocalDateTime after) {
        return starts.stream().filter(start -> startOf(start).isAfter(startOf(after))).findFirst();
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
        return transition == null
                ? localStart.atZone(zone).toInstant()
                : localStart.toInstant(transition.getOffsetBefore());
    }
}
