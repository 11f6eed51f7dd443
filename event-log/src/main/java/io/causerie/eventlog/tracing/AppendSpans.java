package io.causerie.eventlog.tracing;

import java.util.Map;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.tracing.NoOpSpanFactory.NoOpSpan;
import org.axonframework.tracing.Span;

/** One span for each append; and events say to which span they belong, if that is recorded. */
public final class AppendSpans implements EventBusSpanFactory {
    private final Traces traces;

    public AppendSpans(Traces traces) {
        this.traces = traces;
    }

    @Override
    public Span createPublishEventSpan(EventMessage<?> event) {
        return NoOpSpan.INSTANCE;
    }

    @Override
    public Span createCommitEventsSpan() {
        return traces.next("append");
    }

    @Override
    public <T> EventMessage<T> propagateContext(EventMessage<T> event) {
        return traces.recorded()
                .<EventMessage<T>>map(context -> event.andMetaData(Map.of(Traces.TRACEPARENT, context)))
                .orElse(event);
    }
}
