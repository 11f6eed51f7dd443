package io.causerie.query.projection;

import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Lets a projection see every event of the log, also those it has no handler for: Axon would wait
 * up to a second for one it can handle before it stores the position, and readers who wait for a
 * position would wait with it.
 */
final class WholeLogInvoker implements EventHandlerInvoker {
    private final EventHandlerInvoker handlers;

    WholeLogInvoker(EventHandlerInvoker handlers) {
        this.handlers = handlers;
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        if (handlers.canHandle(event, segment)) {
            handlers.handle(event, segment);
        }
    }

    @Override
    public boolean supportsReset() {
        return handlers.supportsReset();
    }

    @Override
    public <R> void performReset(@Nullable R resetContext) {
        handlers.performReset(resetContext);
    }

    @Override
    public void segmentReleased(Segment segment) {
        handlers.segmentReleased(segment);
    }
}
