package io.causerie.eventlog.deadline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How deadlines are kept.
 *
 * @param pollInterval how often the store is asked for deadlines that others scheduled or left behind; what this
 *     process schedules itself it also remembers
 * @param exclusive whether no other process uses the store: then nobody else can hold a claim, and those found at
 *     start are void
 * @param lease how long a node may take over one deadline before another takes it over; well above the
 *     difference between the nodes' clocks
 * @param concurrency how many deadlines this node handles at the same time
 * @param retryFirst the pause after the first failure; it doubles with each further one
 * @param retryMost the longest pause
 * @param stopGrace how long stopping waits for handlers that are running
 */
@ConfigurationProperties("causerie.deadlines")
public record DeadlineProperties(@DefaultValue("PT1S") Duration pollInterval,
        @DefaultValue("false") boolean exclusive,
        @DefaultValue("PT30S") Duration lease, @DefaultValue("64") int concurrency,
        @DefaultValue("PT0.5S") Duration retryFirst, @DefaultValue("PT1M") Duration retryMost,
        @DefaultValue("PT5S") Duration stopGrace) {

    public DeadlineProperties {
        requirePositive(pollInterval, "poll-interval");
        requirePositive(lease, "lease");
        requirePositive(retryFirst, "retry-first");
        requirePositive(retryMost, "retry-most");
        if (concurrency < 1) {
            throw new IllegalArgumentException("causerie.deadlines.concurrency must be at least 1");
        }
    }

    /** How long to wait after the {@code attempts}th failure. */
    Duration pauseAfter(int attempts) {
        Duration pause = retryFirst.multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(retryMost) < 0 ? pause : retryMost;
    }

    private static void requirePositive(Duration value, String name) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("causerie.deadlines." + name + " must be positive");
        }
    }
}
