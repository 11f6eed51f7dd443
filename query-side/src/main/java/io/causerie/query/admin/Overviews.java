package io.causerie.query.admin;

import io.causerie.query.reading.Counted;
import io.causerie.query.reading.Counted.Counts;
import io.causerie.rest.cached.Cached;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Counts rows, however often it is asked not all the time: the embedded store has to look at each. */
public final class Overviews {
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final List<Counted> counted;
    private final Clock clock;
    private final Cached<Overview> overview = new Cached<>(EVERY, this::count);

    public Overviews(List<Counted> counted, Clock clock) {
        this.counted = counted;
        this.clock = clock;
    }

    public Overview overview() {
        return overview.get();
    }

    private Overview count() {
        Instant now = clock.instant();
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        return new Overview(now, of("sessions", today), of("slots", today), of("registrations", today));
    }

    private Counts of(String name, Instant today) {
        return counted.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow()
                .count(today, today.plus(1, ChronoUnit.DAYS));
    }
}
