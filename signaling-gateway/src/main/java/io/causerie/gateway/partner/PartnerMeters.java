package io.causerie.gateway.partner;

import io.causerie.gateway.hub.HubUnavailable;
import io.causerie.gateway.hub.WaitingPool.Outcome;
import io.causerie.gateway.hub.WaitingPool;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How many wait, how many meet, and how long it takes. */
final class PartnerMeters {
    private final Counter met;
    private final Counter refused;
    private final Counter failed;
    private final Timer wait;

    PartnerMeters(MeterRegistry registry, WaitingPool pool) {
        this.met = matches(registry, "met");
        this.refused = matches(registry, "refused");
        this.failed = matches(registry, "failed");
        this.wait = Timer.builder("causerie.gateway.partner.wait")
                .description("from asking for a partner until the meeting is stored")
                .serviceLevelObjectives(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10),
                        Duration.ofMinutes(1), Duration.ofMinutes(10))
                .register(registry);
        Gauge.builder("causerie.gateway.partner.waiting", pool, PartnerMeters::size)
                .description("users who wait for a partner, over all nodes").register(registry);
    }

    private static Counter matches(MeterRegistry registry, String outcome) {
        return Counter.builder("causerie.gateway.partner.matches")
                .description("pairs found, by what became of them")
                .tag("outcome", outcome).register(registry);
    }

    private static double size(WaitingPool pool) {
        try {
            return pool.size();
        } catch (HubUnavailable e) {
            return Double.NaN;
        }
    }

    void met(Outcome.Matched pair, Instant now) {
        met.increment();
        List.of(pair.waited(), pair.came())
                .forEach(ticket -> wait.record(Duration.between(ticket.since(), now)));
    }

    void refused() {
        refused.increment();
    }

    void failed() {
        failed.increment();
    }
}
