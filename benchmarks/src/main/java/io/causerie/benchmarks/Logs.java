package io.causerie.benchmarks;

import io.causerie.eventlog.Commit;
import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Logs that already hold many events. */
final class Logs {
    /** More than in a commit of 16 callers, so that filling does not take long; all that grows with the log is the same. */
    private static final int EVENTS_IN_COMMIT = 100;
    /** A multiple of it. */
    private static final int SLOTS_AT_A_TIME = 10 * EVENTS_IN_COMMIT;

    private Logs() {}

    /** Appends about {@code events} events of registrations. */
    static void fill(CommitStore store, int events) {
        @Nullable
        Commit last = null;
        List<StoredEvent> next = new ArrayList<>();
        for (int stored = 0; stored < events; stored += EVENTS_IN_COMMIT) {
            while (next.size() < EVENTS_IN_COMMIT) {
                next.addAll(SampleEvents.registration());
            }
            last = append(store, last, next);
        }
    }

    /**
     * Appends about {@code events} events of slots' lives. Many slots live at the same time, so that
     * neighbouring events rarely concern the same one: the hardest case for whoever follows.
     *
     * @return how many there are
     */
    static long fillWithSlots(CommitStore store, int events) {
        @Nullable
        Commit last = null;
        while (last == null || last.lastPosition() < events) {
            List<Iterator<StoredEvent>> lives = new ArrayList<>();
            for (int i = 0; i < SLOTS_AT_A_TIME; i++) {
                lives.add(SampleEvents.slotLife().iterator());
            }
            while (lives.getFirst().hasNext()) {
                List<StoredEvent> next = new ArrayList<>();
                for (Iterator<StoredEvent> life : lives) {
                    next.add(life.next());
                    if (next.size() == EVENTS_IN_COMMIT) {
                        last = append(store, last, next);
                    }
                }
            }
        }
        return last.lastPosition();
    }

    private static Commit append(CommitStore store, @Nullable Commit last, List<StoredEvent> events) {
        Commit commit = Commit.following(last, Instant.now(), events);
        store.append(commit);
        events.clear();
        return commit;
    }
}
