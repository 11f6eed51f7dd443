package io.causerie.eventlog.deadline;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/** Starts telling deadlines after all else is up and stops first: handlers send commands. */
final class DeadlineLifecycle implements SmartLifecycle {
    private final MongoDeadlineManager manager;
    private final ObjectProvider<DeadlineHandler> handlers;
    private volatile boolean running;

    DeadlineLifecycle(MongoDeadlineManager manager, ObjectProvider<DeadlineHandler> handlers) {
        this.manager = manager;
        this.handlers = handlers;
    }

    @Override
    public void start() {
        // Found this late because handlers schedule deadlines themselves.
        manager.start(handlers.stream().toList());
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        manager.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
