package io.causerie.eventlog.tracing;

import java.util.Optional;
import org.axonframework.tracing.NoOpSpanFactory.NoOpSpan;
import org.axonframework.tracing.Span;

/** The traces that this process takes part in. Contexts are W3C {@code traceparent} texts, here and on messages. */
public interface Traces {
    /** The name of a context in metadata and HTTP headers. */
    String TRACEPARENT = "traceparent";

    /** Records nothing. */
    Traces OFF = new Traces() {
        @Override
        public Optional<String> current() {
            return Optional.empty();
        }

        @Override
        public Span next(String name) {
            return NoOpSpan.INSTANCE;
        }

        @Override
        public Span within(String name, String traceparent) {
            return NoOpSpan.INSTANCE;
        }

        @Override
        public Runnable carried(Runnable task) {
            return task;
        }
    };

    /** The context of the span that this thread is in, whether it is recorded or not; empty if it is in none. */
    Optional<String> current();

    /** A span within the one that this thread is in when it starts; the first of a trace if it is in none. */
    Span next(String name);

    /** A span within that of {@code traceparent}. */
    Span within(String name, String traceparent);

    /** {@code task}, to be run in the span that this thread is in now. */
    Runnable carried(Runnable task);

    /** Only if this thread is in a span that is recorded. */
    default Span nextIfRecorded(String name) {
        return recorded().isPresent() ? next(name) : NoOpSpan.INSTANCE;
    }

    /** As {@link #current()}, only if it is recorded. */
    default Optional<String> recorded() {
        return current().filter(context -> context.endsWith("-01"));
    }
}
