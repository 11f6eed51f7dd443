package io.causerie.command.config;

import io.causerie.eventlog.LogPosition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.stereotype.Component;

/** {@code causerie.processor.*}: how processes and reactions follow the log. Of all nodes one follows for each. */
@Component
final class ProcessorMetrics implements MeterBinder {
    private final EventProcessingConfiguration processing;
    private final LogPosition log;

    ProcessorMetrics(EventProcessingConfiguration processing, LogPosition log) {
        this.processing = processing;
        this.log = log;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String name : List.of(EventFollowing.PROCESSES, EventFollowing.REACTIONS)) {
            Gauge.builder("causerie.processor.following", this, metrics -> metrics.follows(name) ? 1 : 0)
                    .description("1 where this node follows the log for it without an error")
                    .tag("processor", name).register(registry);
            Gauge.builder("causerie.processor.lag", this, metrics -> metrics.lag(name)).baseUnit("events")
                    .description("Events of the log that it has not handled yet; on the node that follows")
                    .tag("processor", name).register(registry);
        }
    }

    private boolean follows(String name) {
        return status(name).stream().anyMatch(status -> !status.isErrorState());
    }

    private double lag(String name) {
        OptionalLong handled = status(name).stream().map(EventTrackerStatus::getCurrentPosition)
                .flatMapToLong(OptionalLong::stream).findFirst();
        return handled.isPresent() ? Math.max(0, log.position() - handled.getAsLong()) : Double.NaN;
    }

    private List<EventTrackerStatus> status(String name) {
        return processing.eventProcessor(name, StreamingEventProcessor.class).stream()
                .flatMap(processor -> processor.processingStatus().values().stream()).toList();
    }
}
