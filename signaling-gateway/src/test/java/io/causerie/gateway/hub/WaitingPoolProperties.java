package io.causerie.gateway.hub;

import io.causerie.eventlog.support.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What every waiting pool promises, whatever happens in whatever order. */
public abstract class WaitingPoolProperties {
    private static final WaitingLimits LIMITS = new WaitingLimits(Schedule.REMATCH, Duration.ofSeconds(30),
            Duration.ofSeconds(1));

    /** A pool that nobody waits in. */
    protected abstract WaitingPool empty(WaitingLimits limits, SettableClock clock);

    @Property
    void nobody_meets_themselves_two_at_once_or_somebody_blocked_or_recent_and_nobody_waits_in_vain_or_is_overtaken(
            @ForAll("schedules") List<Step> steps) {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-22T18:00:00Z"));
        Schedule schedule = new Schedule(empty(LIMITS, clock), clock, LIMITS.meetingTimeout());
        steps.forEach(schedule::play);
        Statistics.label("matches").collect(Math.min(schedule.matches, 10) / 3 * 3);
    }

    @Provide
    Arbitrary<List<Step>> schedules() {
        return Step.any(16).list().ofMinSize(10).ofMaxSize(200);
    }
}
