package io.causerie.command.config;

import io.causerie.eventlog.tracing.Traces;
import java.util.Map;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.tracing.NoOpSpanFactory.NoOpSpan;
import org.axonframework.tracing.Span;

/** A span for each command, within that of whoever sent it; what comes of itself, as a deadline's does, begins a trace. */
final class CommandSpans implements CommandBusSpanFactory {
    private final Traces traces;

    CommandSpans(Traces traces) {
        this.traces = traces;
    }

    @Override
    public Span createDispatchCommandSpan(CommandMessage<?> command, boolean distributed) {
        return NoOpSpan.INSTANCE;
    }

    @Override
    public Span createHandleCommandSpan(CommandMessage<?> command, boolean distributed) {
        String name = Cause.nameOf(command.getPayloadType());
        return command.getMetaData().get(Traces.TRACEPARENT) instanceof String context
                ? traces.within(name, context)
                : traces.next(name);
    }

    @Override
    public <T> CommandMessage<T> propagateContext(CommandMessage<T> command) {
        return traces.current().map(context -> command.andMetaData(Map.of(Traces.TRACEPARENT, context)))
                .orElse(command);
    }
}
