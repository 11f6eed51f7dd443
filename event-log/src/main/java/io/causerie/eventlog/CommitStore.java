package io.causerie.eventlog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Where commits are kept. An implementation is correct when it passes {@code CommitStoreContract}
 * (published in this module's test jar). It is safe for use by many threads.
 *
 * <p>Every method may fail with {@link StoreUnavailable}; after that, whether an append was stored is unknown
 * until the same commit is appended again, or another one is found at its position.
 */
public interface CommitStore extends AutoCloseable {
    /**
     * Stores {@code commit} atomically and durably: when this returns it survives the loss of this
     * process (and of a minority of replicas). Appending the very commit that is already stored there
     * succeeds and changes nothing, so an append of unknown outcome may be repeated.
     *
     * @throws PositionTaken another commit is at that position; nothing was stored
     * @throws SequenceTaken one of its events' (aggregateId, sequence) is already stored; nothing was stored
     */
    void append(Commit commit);

    /**
     * Commits in order and without a gap, from the one that begins at {@code position}, until they hold {@code events} events or more
     * or the log ends. Empty if no commit begins there, be it past the end or within a commit.
     */
    List<Commit> read(long position, int events);

    /** The commit that holds the event at {@code position}; empty past the end. */
    Optional<Commit> containing(long position);

    /** The events of one aggregate in order from {@code firstSequence}: {@code limit} of them, fewer only at the end. */
    List<LoggedEvent> readAggregate(String aggregateId, long firstSequence, int limit);

    /** The newest commit. */
    Optional<Commit> last();

    /** The position of the first event that is stored but that no commit holds, where a store can have such. */
    default OptionalLong firstStray() {
        return OptionalLong.empty();
    }

    /** Whether no other process can write to this store while it is open. */
    boolean isExclusive();

    /**
     * Calls {@code wake} soon after any process has appended, where the store can tell; where it cannot, readers
     * have to poll. Closing the result ends it.
     */
    default Watch watch(Runnable wake) {
        return () -> {};
    }

    @Override
    void close();

    /** A running {@link #watch}. */
    @FunctionalInterface
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** Another commit is at that position. */
    final class PositionTaken extends RuntimeException {
        public PositionTaken(long position) {
            super("position " + position + " is taken", null, false, false);
        }
    }

    /** Other events have those places in their aggregates. */
    final class SequenceTaken extends RuntimeException {
        private final transient Set<EventKey> keys;

        public SequenceTaken(Set<EventKey> keys) {
            super("already stored: " + keys, null, false, false);
            this.keys = Set.copyOf(keys);
        }

        /** All the places of the refused commit that are taken; at least one. */
        public Set<EventKey> keys() {
            return keys;
        }
    }
}
