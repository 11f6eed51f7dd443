package io.causerie.benchmarks;

import io.causerie.eventlog.Commit;
import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.StoredEvent;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Logs that already hold many events. */
final class Logs {
    /** More than in a commit of 16 callers, so that filling does not take long; all that grows with the log is the same. */
    private static final int EVENTS_IN_COMMIT = 100;
    private static final int SLOTS_AT_A_TIME = 1_000;

    private Logs() {}

    /** Appends about {@code events} events of registrations. */
    static void fill(CommitStore store, int events) {
        @Nullable
        Commit last = null;
        for (int stored = 0; stored < events; stored += EVENTS_IN_COMMIT) {
            last = append(store, last, Stream.generate(SampleEvents::registration).limit(EVENTS_IN_COMMIT / 2)
                    .flatMap(List::stream).toList());
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
            long left = last == null ? events : events - last.lastPosition();
            List<List<StoredEvent>> lives = Stream.generate(SampleEvents::slotLife)
                    .limit(Math.clamp(left / SampleEvents.SLOT_LIFE, 1, SLOTS_AT_A_TIME)).toList();
            List<StoredEvent> interleaved = IntStream.range(0, SampleEvents.SLOT_LIFE).boxed()
                    .flatMap(i -> lives.stream().map(life -> life.get(i))).toList();
            for (int i = 0; i < interleaved.size(); i += EVENTS_IN_COMMIT) {
                last = append(store, last,
                        interleaved.subList(i, Math.min(i + EVENTS_IN_COMMIT, interleaved.size())));
            }
        }
        return last.lastPosition();
    }

    private static Commit append(CommitStore store, @Nullable Commit last, List<StoredEvent> events) {
        Commit commit = Commit.following(last, SampleEvents.NOW, events);
        store.append(commit);
        return commit;
    }
}
