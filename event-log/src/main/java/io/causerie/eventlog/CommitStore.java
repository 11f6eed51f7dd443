package io.causerie.eventlog;

import java.util.List;
import java.util.Optional;

/**
 * Where commits are kept. An implementation is correct when it passes {@code CommitStoreContract}
 * (published in this module's test jar).
 *
 * <p>Every method may fail with {@link StoreUnavailable}; after that, whether an append was stored is unknown
 * until it is read back.
 */
public interface CommitStore extends AutoCloseable {
    /**
     * Stores {@code commit} atomically and durably: when this returns it survives the loss of this
     * process (and of a minority of replicas).
     *
     * @throws PositionTaken another commit is at that position; nothing was stored
     * @throws SequenceTaken one of its events' (aggregateId, sequence) is already stored; nothing was stored
     */
    void append(Commit commit);

    /** Commits in order from the one at {@code position}, which must be a commit's; at most {@code limit} of them, fewer only at the end. */
    List<Commit> read(long position, int limit);

    /** The commit that holds the event at {@code position}; empty past the end. */
    Optional<Commit> containing(long position);

    /** The events of one aggregate in order from {@code firstSequence}; at most {@code limit}. */
    List<StoredEvent> readAggregate(String aggregateId, long firstSequence, int limit);

    /** The newest commit. */
    Optional<Commit> last();

    /** Whether no other process can write to this store while it is open. */
    boolean isExclusive();

    @Override
    void close();

    /** Another commit is at that position. */
    final class PositionTaken extends RuntimeException {
        public PositionTaken(long position) {
            super("position " + position + " is taken", null, false, false);
        }
    }

    /** Another event has that place in its aggregate. */
    final class SequenceTaken extends RuntimeException {
        public SequenceTaken(String what) {
            super(what, null, false, false);
        }
    }
}
