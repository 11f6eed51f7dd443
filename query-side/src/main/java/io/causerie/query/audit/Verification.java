package io.causerie.query.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a verification of the log's hash chain is, or what it found.
 *
 * @param status {@code running}, {@code intact} or {@code broken}
 * @param position of the last event that was verified
 * @param head the position of the log's newest event
 * @param progress 0 to 1
 * @param eventsPerSecond since it began
 * @param commits how many are intact, from the first on; null while it runs
 * @param hash of the last intact commit; null while it runs
 * @param broken the first broken commit; null if none was found
 */
public record Verification(String status, long position, long head, double progress, long eventsPerSecond,
        Instant startedAt, @Nullable Instant finishedAt, @Nullable Long commits, @Nullable String hash,
        @Nullable BrokenCommit broken) {
    /**
     * Where the chain breaks.
     *
     * @param position where the commit begins, or where it should
     * @param kind {@code edited}, {@code removed}, {@code not-in-chain}, {@code out-of-time} or {@code stray}
     */
    public record BrokenCommit(long position, String kind, String reason) {}

    /** Whether it is over. */
    boolean isOver() {
        return finishedAt != null;
    }
}
