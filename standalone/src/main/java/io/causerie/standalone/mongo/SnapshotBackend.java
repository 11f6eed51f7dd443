package io.causerie.standalone.mongo;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves only between commands, so that what a kill leaves is what some command left. By itself H2 saves at any
 * moment: a document was then in the file without its entry in the index, and could neither be found nor written again.
 */
final class SnapshotBackend extends H2Backend {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotBackend.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    /** They may take long, and change nothing. */
    private static final Set<String> READS = Set.of("find", "count", "distinct", "getMore", "ping",
            "isMaster", "ismaster", "buildInfo", "listIndexes", "listCollections");

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final ScheduledExecutorService saver = Executors
            .newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("embedded-mongo-saver").factory());

    /** On a store that does not save by itself. */
    SnapshotBackend(MVStore store) {
        super(store);
        saver.scheduleWithFixedDelay(this::save, INTERVAL.toMillis(), INTERVAL.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        return guarded(message.getDocument().keySet().iterator().next(), () -> super.handleMessage(message));
    }

    private <T> T guarded(String command, Supplier<T> work) {
        if (READS.contains(command)) {
            return work.get();
        }
        return holding(lock.readLock(), work);
    }

    private void save() {
        try {
            holding(lock.writeLock(), () -> getMvStore().commit());
        } catch (RuntimeException e) {
            // Derived data: it is behind after a restart, and catches up from the log.
            LOG.warn("The embedded MongoDB could not save; trying again", e);
        }
    }

    private static <T> T holding(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        saver.close();
        super.close();
    }
}
