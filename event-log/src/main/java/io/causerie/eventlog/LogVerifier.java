package io.causerie.eventlog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole log and checks that nobody changed it: every commit gives its hash, names the hash of the one before, and is where the
 * one before ends, and no event lies beside them. What the chain cannot show is that commits are missing at its very end: compare the
 * head with one noted earlier.
 */
public final class LogVerifier {
    private static final int EVENTS_AT_ONCE = 1_000;

    private final CommitStore store;

    public LogVerifier(CommitStore store) {
        this.store = store;
    }

    /** How a commit is broken. */
    public enum Kind {
        /** Its content does not give its hash. */
        EDITED,
        /** No commit begins where the one before ended, but there are later ones. */
        REMOVED,
        /** It does not name the hash of the one before: it was swapped or replaced, or the one before was. */
        NOT_IN_CHAIN,
        /** It claims to be older than the one before. */
        OUT_OF_TIME,
        /** An event lies in the store that no commit holds. */
        STRAY
    }

    /** The first broken place. {@code position} is where the commit begins, or where it should. */
    public record Broken(long position, Kind kind, String sentence) {}

    /**
     * What was found.
     *
     * @param commits how many are intact, from the first on
     * @param position of the last intact event; 0 if there is none
     * @param hash of the last intact commit
     * @param broken the first broken commit; null if there is none
     */
    public record Report(long commits, long position, String hash, @Nullable Broken broken) {
        public boolean isIntact() {
            return broken == null;
        }
    }

    /** Verifies all of it; {@code progress} hears the position reached, at least each 1,000 events or so. */
    public Report verify(LongConsumer progress) {
        @Nullable
        Commit last = null;
        long intact = 0;
        while (true) {
            long next = last == null ? 1 : last.nextPosition();
            List<Commit> commits = store.read(next, EVENTS_AT_ONCE);
            if (commits.isEmpty()) {
                // First what is newest, then once more what is next: a log in use may just have grown.
                Optional<Broken> missing = missing(next);
                commits = store.read(next, EVENTS_AT_ONCE);
                if (commits.isEmpty()) {
                    return report(intact, last, missing.or(this::stray).orElse(null));
                }
            }
            for (Commit commit : commits) {
                Optional<Broken> broken = check(last, commit);
                if (broken.isPresent()) {
                    return report(intact, last, broken.get());
                }
                last = commit;
                intact++;
            }
            progress.accept(last.lastPosition());
        }
    }

    private Optional<Broken> missing(long next) {
        return store.last().filter(newest -> newest.position() >= next)
                .map(newest -> new Broken(next, Kind.REMOVED, "no commit begins at " + next
                        + ", where the one before ends, but the newest is at " + newest.position()));
    }

    private Optional<Broken> stray() {
        OptionalLong stray = store.firstStray();
        return stray.isEmpty()
                ? Optional.empty()
                : Optional.of(new Broken(stray.getAsLong(), Kind.STRAY,
                        "the event at " + stray.getAsLong() + " belongs to no commit"));
    }

    private static Optional<Broken> check(@Nullable Commit last, Commit commit) {
        String expected = last == null ? Commit.GENESIS : last.hash();
        if (!commit.prev().equals(expected)) {
            return broken(commit, Kind.NOT_IN_CHAIN,
                    "it follows " + commit.prev() + ", but the one before is "
                            + expected);
        }
        if (commit.events().isEmpty() || !commit.isIntact()) {
            return broken(commit, Kind.EDITED, "its content does not give its hash " + commit.hash());
        }
        if (last != null && commit.at().isBefore(last.at())) {
            return broken(commit, Kind.OUT_OF_TIME,
                    "it is of " + commit.at() + ", the one before of " + last.at());
        }
        return Optional.empty();
    }

    private static Optional<Broken> broken(Commit commit, Kind kind, String why) {
        return Optional.of(new Broken(commit.position(), kind, "commit " + commit.position() + ": " + why));
    }

    private static Report report(long intact, @Nullable Commit last, @Nullable Broken broken) {
        return new Report(intact, last == null ? 0 : last.lastPosition(),
                last == null ? Commit.GENESIS : last.hash(),
                broken);
    }
}
