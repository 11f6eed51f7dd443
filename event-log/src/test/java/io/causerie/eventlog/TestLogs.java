package io.causerie.eventlog;

import io.causerie.eventlog.axon.CommitLogEventStore;
import io.causerie.eventlog.axon.CommitLogStorageEngine;
import io.causerie.eventlog.axon.LogicalNameSerializer;
import io.causerie.eventlog.embedded.SqliteCommitStore;
import java.nio.file.Path;
import java.time.Clock;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** A log in a directory with Axon's event store on it, as a test needs it; close it at the end. */
public final class TestLogs implements AutoCloseable {
    private static final long FETCH_DELAY_MILLIS = 20;

    private final CommitStore store;
    private final CommitLog log;
    private final LogicalNameSerializer serializer;
    private final CommitLogEventStore eventStore;

    private TestLogs(CommitStore store, EventTypes types, Clock clock) {
        this.store = store;
        this.log = new CommitLog(store, clock, CommitLogLimits.DEFAULT);
        this.serializer = new LogicalNameSerializer(types);
        this.eventStore = CommitLogEventStore.of(store,
                new CommitLogStorageEngine(log, serializer, NoOpEventUpcaster.INSTANCE), FETCH_DELAY_MILLIS);
    }

    /** On a SQLite file in {@code directory}, e.g. JUnit's {@code @TempDir}. */
    public static TestLogs in(Path directory, EventTypes types) {
        return in(directory, types, Clock.systemUTC());
    }

    /** The same with a clock of the test's own. */
    public static TestLogs in(Path directory, EventTypes types, Clock clock) {
        return on(SqliteCommitStore.open(directory), types, clock);
    }

    /** On any store, which is closed with it. */
    public static TestLogs on(CommitStore store, EventTypes types, Clock clock) {
        return new TestLogs(store, types, clock);
    }

    public CommitLogEventStore eventStore() {
        return eventStore;
    }

    public LogicalNameSerializer eventSerializer() {
        return serializer;
    }

    public CommitLog log() {
        return log;
    }

    public CommitStore store() {
        return store;
    }

    @Override
    public void close() {
        eventStore.shutDown();
        log.close();
        store.close();
    }
}
