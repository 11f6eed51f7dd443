package io.causerie.eventlog.deadline;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** {@code causerie.deadlines.*}: what this node has done about deadlines. */
final class DeadlineMetrics implements MeterBinder {
    private final MongoDeadlineManager manager;

    DeadlineMetrics(MongoDeadlineManager manager) {
        this.manager = manager;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        DeadlineCounts counts = manager.counts();
        FunctionCounter.builder("causerie.deadlines.fired", counts, c -> c.fired.sum())
                .description("Deadlines told for the first time").register(registry);
        FunctionCounter.builder("causerie.deadlines.late", counts, c -> c.late.sum())
                .description("Deadlines told more than a second after they were due").register(registry);
        FunctionCounter.builder("causerie.deadlines.retried", counts, c -> c.retried.sum())
                .description("Times that a handler failed").register(registry);
        Gauge.builder("causerie.deadlines.expected", manager, MongoDeadlineManager::expected)
                .description("Deadlines in the coming minutes that this node watches").register(registry);
    }
}
