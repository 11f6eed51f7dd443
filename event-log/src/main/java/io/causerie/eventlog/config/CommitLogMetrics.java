package io.causerie.eventlog.config;

import io.causerie.eventlog.CommitLogMonitor;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code causerie.event.log.*}: what this process appends, and how long it waits for that. */
final class CommitLogMetrics implements CommitLogMonitor {
    private final Map<Outcome, Timer> appends = new EnumMap<>(Outcome.class);
    private final DistributionSummary group;

    CommitLogMetrics(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            appends.put(outcome, Timer.builder("causerie.event.log.append")
                    .description("From asking the log to store events until it answers")
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .serviceLevelObjectives(Duration.ofMillis(5), Duration.ofMillis(25),
                            Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2))
                    .register(registry));
        }
        group = DistributionSummary.builder("causerie.event.log.commit").baseUnit("appends")
                .description("Appends that became one commit").register(registry);
    }

    @Override
    public void appended(Outcome outcome, long nanos) {
        appends.get(outcome).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void committed(int count) {
        group.record(count);
    }
}
