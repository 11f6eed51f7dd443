package io.causerie.eventlog.tracing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventhandling.DefaultEventProcessorSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.tracing.NoOpSpanFactory;
import org.axonframework.tracing.NoOpSpanFactory.NoOpSpan;
import org.axonframework.tracing.Span;

/** A span for each event that belongs to one, within that; none for the others, nor when old events are read again. */
public final class FollowerSpans implements EventProcessorSpanFactory {
    /** No spans, whoever follows. */
    public static final Function<String, EventProcessorSpanFactory> NONE = _ -> DefaultEventProcessorSpanFactory
            .builder().spanFactory(NoOpSpanFactory.INSTANCE).build();
    private static final Duration RECENT = Duration.ofMinutes(1);

    private final String follower;
    private final Traces traces;
    private final Clock clock;

    private FollowerSpans(String follower, Traces traces, Clock clock) {
        this.follower = follower;
        this.traces = traces;
        this.clock = clock;
    }

    /** By the name of who follows the log. */
    public static Function<String, EventProcessorSpanFactory> by(Traces traces, Clock clock) {
        return traces == Traces.OFF ? NONE : follower -> new FollowerSpans(follower, traces, clock);
    }

    @Override
    public Span createBatchSpan(boolean streaming, List<? extends EventMessage<?>> events) {
        return NoOpSpan.INSTANCE;
    }

    @Override
    public Span createProcessEventSpan(boolean streaming, EventMessage<?> event) {
        boolean recent = event.getTimestamp().isAfter(clock.instant().minus(RECENT));
        return recent && event.getMetaData().get(Traces.TRACEPARENT) instanceof String context
                ? traces.within(follower + " " + event.getPayloadType().getSimpleName(), context)
                : NoOpSpan.INSTANCE;
    }
}
