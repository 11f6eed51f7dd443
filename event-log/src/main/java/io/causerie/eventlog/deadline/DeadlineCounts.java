package io.causerie.eventlog.deadline;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** How this node has kept its deadlines since it started. */
final class DeadlineCounts {
    /** A deadline told later than this is late. */
    static final Duration PROMISED = Duration.ofSeconds(1);

    final LongAdder fired = new LongAdder();
    final LongAdder late = new LongAdder();
    final LongAdder retried = new LongAdder();

    void fired(Duration lateness) {
        fired.increment();
        if (lateness.compareTo(PROMISED) > 0) {
            late.increment();
        }
    }
}
