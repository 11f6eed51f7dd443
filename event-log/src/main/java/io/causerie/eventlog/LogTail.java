package io.causerie.eventlog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest commit that this process knows of; it only moves forward. */
final class LogTail {
    private static final int EVENTS_AT_ONCE = 1_000;

    private @Nullable Commit last;
    private boolean known;
    private boolean inDoubt;

    /** The newest known commit, asking the store the first time; null if the log is empty. */
    @Nullable
    Commit last(CommitStore store) {
        synchronized (this) {
            if (known) {
                return last;
            }
        }
        @Nullable
        Commit newest = store.last().orElse(null);
        synchronized (this) {
            if (newest != null) {
                advance(newest);
            }
            known = true;
            return last;
        }
    }

    /** There may be a commit behind it, whose fate nobody knows. */
    synchronized void doubt() {
        inDoubt = true;
    }

    synchronized boolean isInDoubt() {
        return inDoubt;
    }

    /** As {@link #advance}, when the store has just taken {@code commit} behind all others. */
    synchronized void append(Commit commit) {
        advance(commit);
        inDoubt = false;
    }

    synchronized void advance(Commit commit) {
        if (last == null || commit.position() > last.position()) {
            last = commit;
        }
    }

    /** Reads what others have appended since; true if there was something. */
    boolean catchUp(CommitStore store) {
        boolean moved = false;
        List<Commit> commits = store.read(nextPosition(), EVENTS_AT_ONCE);
        while (!commits.isEmpty()) {
            moved = true;
            advance(commits.getLast());
            commits = store.read(nextPosition(), EVENTS_AT_ONCE);
        }
        return moved;
    }

    synchronized long nextPosition() {
        return last == null ? 1 : last.nextPosition();
    }
}
