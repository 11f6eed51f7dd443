package io.causerie.eventlog.deadline;

import com.mongodb.MongoInterruptedException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that the store is away, and once that it is back. */
final class StoreWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);

    private final AtomicBoolean away = new AtomicBoolean();

    void away(RuntimeException cause) {
        if (!(cause instanceof MongoInterruptedException) && away.compareAndSet(false, true)) {
            LOG.warn("The store of deadlines is away; they wait until it is back", cause);
        }
    }

    void there() {
        if (away.compareAndSet(true, false)) {
            LOG.info("The store of deadlines is back");
        }
    }
}
