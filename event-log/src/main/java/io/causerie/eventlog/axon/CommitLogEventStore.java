package io.causerie.eventlog.axon;

import io.causerie.eventlog.CommitStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.monitoring.MessageMonitor;

/**
 * Axon's event store with one reader per process, which is woken at once by appends of this process, by the
 * store's own notice of others' appends where it gives one, and looks for itself at each fetch delay.
 */
public final class CommitLogEventStore extends EmbeddedEventStore {
    private final CommitStore.Watch watch;

    private CommitLogEventStore(Builder builder, CommitStore store) {
        super(builder);
        this.watch = store.watch(this::wake);
    }

    /** {@code fetchDelayMillis}: how often it looks for appends of other processes. */
    public static CommitLogEventStore of(CommitStore store, EventStorageEngine engine,
            long fetchDelayMillis) {
        return new CommitLogEventStore(builder(engine, fetchDelayMillis), store);
    }

    /** With what Axon measures and traces. */
    public static CommitLogEventStore of(CommitStore store, EventStorageEngine engine, long fetchDelayMillis,
            MessageMonitor<? super EventMessage<?>> monitor, EventBusSpanFactory spans) {
        return new CommitLogEventStore(
                builder(engine, fetchDelayMillis).messageMonitor(monitor).spanFactory(spans), store);
    }

    private static Builder builder(EventStorageEngine engine, long fetchDelayMillis) {
        return EmbeddedEventStore.builder().storageEngine(engine).timeUnit(TimeUnit.MILLISECONDS)
                .fetchDelay(fetchDelayMillis);
    }

    private void wake() {
        afterCommit(List.of());
    }

    @Override
    public void shutDown() {
        watch.close();
        super.shutDown();
    }
}
