package io.causerie.eventlog;

import java.time.Duration;

/**
 * What one group commit may hold, and how long a caller waits.
 *
 * @param events the most events of several appends that share a commit
 * @param bytes the most bytes of several appends that share a commit
 * @param waiting the most appends that wait for their commit; more are refused at once
 * @param timeout how long an append may take before it fails with {@link StoreUnavailable}
 */
public record CommitLogLimits(int events, long bytes, int waiting, Duration timeout) {
    /** 1,000 events or 4 MiB, 10,000 waiting, 5 s. */
    public static final CommitLogLimits DEFAULT = new CommitLogLimits(1_000, 4L << 20, 10_000,
            Duration.ofSeconds(5));

    public CommitLogLimits {
        if (events < 1 || events > Commit.MAX_EVENTS || bytes < 1 || bytes > Commit.MAX_BYTES || waiting < 1
                || !timeout.isPositive()) {
            throw new IllegalArgumentException("limits out of range: at most " + Commit.MAX_EVENTS
                    + " events and " + Commit.MAX_BYTES + " bytes in a commit");
        }
    }
}
