package io.causerie.eventlog.axon;

import io.causerie.eventlog.CommitLog;
import io.causerie.eventlog.LoggedEvent;
import io.causerie.eventlog.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads for trackers, which only know "there is more" and "not yet": while the store is away it is "not yet", said
 * once in the log file, and the store is asked ever less often, at least each second.
 */
final class PatientReader {
    private static final Logger LOG = LoggerFactory.getLogger(PatientReader.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final CommitLog log;
    private boolean away;
    private Duration pause = FIRST_PAUSE;
    private long retryAt;

    PatientReader(CommitLog log) {
        this.log = log;
    }

    List<LoggedEvent> readAfter(long position, int limit) {
        if (isPausing()) {
            return List.of();
        }
        try {
            List<LoggedEvent> events = log.readAfter(position, limit);
            succeeded();
            return events;
        } catch (StoreUnavailable e) {
            failed(e);
            return List.of();
        }
    }

    private synchronized boolean isPausing() {
        return away && System.nanoTime() - retryAt < 0;
    }

    private synchronized void succeeded() {
        if (away) {
            LOG.info("The log can be read again");
        }
        away = false;
        pause = FIRST_PAUSE;
    }

    private synchronized void failed(StoreUnavailable e) {
        if (!away) {
            LOG.warn("The log cannot be read, trying on: {}", e.getMessage());
        }
        away = true;
        retryAt = System.nanoTime() + pause.toNanos();
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }
}
