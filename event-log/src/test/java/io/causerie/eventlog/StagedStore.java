package io.causerie.eventlog;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A real store on whose appends a test has its hands: each next append goes through the next step set for it. */
final class StagedStore implements CommitStore {
    private final CommitStore store;
    private final Queue<Step> steps = new ArrayDeque<>();
    private volatile boolean away;
    private volatile boolean exclusive;

    /** What happens to one append. */
    @FunctionalInterface
    interface Step {
        void append(CommitStore store, Commit commit) throws Exception;
    }

    StagedStore(CommitStore store) {
        this.store = store;
    }

    synchronized StagedStore next(Step step) {
        steps.add(step);
        return this;
    }

    /** From here on it says that nobody else writes. */
    void claimExclusive() {
        exclusive = true;
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    @Override
    public void append(Commit commit) {
        checkThere();
        Step step;
        synchronized (this) {
            step = steps.isEmpty() ? CommitStore::append : steps.remove();
        }
        try {
            step.append(store, commit);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void checkThere() {
        if (away) {
            throw new StoreUnavailable("staged", null);
        }
    }

    @Override
    public List<Commit> read(long position, int events) {
        checkThere();
        return store.read(position, events);
    }

    @Override
    public Optional<Commit> containing(long position) {
        checkThere();
        return store.containing(position);
    }

    @Override
    public List<LoggedEvent> readAggregate(String aggregateId, long firstSequence, int limit) {
        checkThere();
        return store.readAggregate(aggregateId, firstSequence, limit);
    }

    @Override
    public Optional<Commit> last() {
        checkThere();
        return store.last();
    }

    /** Not unless it claims to be, so that a reader asks each time. */
    @Override
    public boolean isExclusive() {
        return exclusive;
    }

    @Override
    public void close() {
        store.close();
    }
}
