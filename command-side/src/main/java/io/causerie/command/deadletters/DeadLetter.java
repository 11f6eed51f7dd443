package io.causerie.command.deadletters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that the reactions have not dealt with.
 *
 * @param reaction the processing group that it is for
 * @param sequence what is handled in order: the events of one aggregate
 * @param index its place in the sequence; only the one with the lowest is retried, then the next
 * @param type the event's logical name
 * @param position in the log; null if it cannot be read
 * @param at when it was put aside
 * @param lastTried when it was tried last; {@code at} if that was never
 * @param causeType what the last attempt failed with; null if it only waits behind an earlier one
 * @param attempts how often it was tried; 0: never
 * @param payload the event as it is stored, which may be unreadable
 */
public record DeadLetter(String id, String reaction, String sequence, long index, String type,
        @Nullable String aggregateId, @Nullable Long position, Instant at, Instant lastTried,
        @Nullable String causeType, @Nullable String causeMessage, int attempts, String payload) {
    /** Whether it is in the same state as {@code other}, which nobody has tried since then. */
    boolean isUntriedSince(DeadLetter other) {
        return id.equals(other.id) && lastTried.equals(other.lastTried);
    }
}
