package io.causerie.rest.tracing;

import io.causerie.eventlog.tracing.Traces;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Traces by Micrometer. */
final class RecordedTraces implements Traces {
    private final Tracer tracer;
    private final Propagator propagator;

    RecordedTraces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public Optional<String> current() {
        Span span = tracer.currentSpan();
        if (span == null) {
            return Optional.empty();
        }
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(span.context(), carrier, (map, name, value) -> map.put(name, value));
        return Optional.ofNullable(carrier.get(TRACEPARENT));
    }

    @Override
    public org.axonframework.tracing.Span next(String name) {
        return new RecordedSpan(tracer, () -> tracer.spanBuilder().name(name).start());
    }

    @Override
    public org.axonframework.tracing.Span within(String name, String traceparent) {
        return new RecordedSpan(tracer, () -> propagator.extract(Map.of(TRACEPARENT, traceparent), Map::get)
                .name(name).start());
    }

    @Override
    public Runnable carried(Runnable task) {
        Span span = tracer.currentSpan();
        return span == null ? task : () -> {
            try (var _ = tracer.withSpan(span)) {
                task.run();
            }
        };
    }
}
