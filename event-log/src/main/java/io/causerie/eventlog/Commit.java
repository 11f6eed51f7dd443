package io.causerie.eventlog;

import java.time.Instant;
import java.util.List;

/**
 * What one durable, ordered append wrote.
 *
 * @param position the place of the first event in the log; the log begins at 1
 * @param at when it was appended, in milliseconds; never earlier than the commit before
 * @param prev the hash of the commit before, hex; 64 zeros for the first
 * @param hash SHA-256 over {@code prev} and the canonical bytes of this commit, hex
 * @param events at least one; event {@code i} is at {@code position + i}
 */
public record Commit(long position, Instant at, String prev, String hash, List<StoredEvent> events) {
    /** The position that the next commit will have. */
    public long nextPosition() {
        return position + events.size();
    }

    /** The position of the last event. */
    public long lastPosition() {
        return nextPosition() - 1;
    }
}
