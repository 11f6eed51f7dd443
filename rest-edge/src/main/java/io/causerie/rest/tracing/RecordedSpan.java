package io.causerie.rest.tracing;

import io.micrometer.tracing.Tracer;
import java.util.function.Supplier;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanScope;
import org.jspecify.annotations.Nullable;

/** A span of Micrometer's as Axon starts and ends it. */
final class RecordedSpan implements Span {
    private final Tracer tracer;
    private final Supplier<io.micrometer.tracing.Span> beginning;
    private io.micrometer.tracing.@Nullable Span begun;

    RecordedSpan(Tracer tracer, Supplier<io.micrometer.tracing.Span> beginning) {
        this.tracer = tracer;
        this.beginning = beginning;
    }

    @Override
    public Span start() {
        begun = beginning.get();
        return this;
    }

    @Override
    public SpanScope makeCurrent() {
        Tracer.SpanInScope scope = tracer.withSpan(begun);
        return scope::close;
    }

    @Override
    public void end() {
        if (begun != null) {
            begun.end();
        }
    }

    @Override
    public Span recordException(Throwable failure) {
        if (begun != null) {
            begun.error(failure);
        }
        return this;
    }

    @Override
    public Span addAttribute(String key, String value) {
        if (begun != null) {
            begun.tag(key, value);
        }
        return this;
    }
}
