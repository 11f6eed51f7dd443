package io.causerie.eventlog;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The events of one caller, which are stored together or not at all, and the answer to them. */
final class PendingAppend {
    private final List<StoredEvent> events;
    private final Set<EventKey> keys;
    private final long bytes;
    private final long deadline;
    private final CompletableFuture<Long> firstPosition = new CompletableFuture<>();

    /** {@code deadline} as {@link System#nanoTime()} tells it. */
    PendingAppend(List<StoredEvent> events, long deadline) {
        this.events = List.copyOf(events);
        this.keys = keysOf(events);
        this.bytes = events.stream().mapToLong(PendingAppend::size).sum();
        this.deadline = deadline;
    }

    private static Set<EventKey> keysOf(List<StoredEvent> events) {
        Set<EventKey> keys = new HashSet<>();
        for (StoredEvent event : events) {
            if (!keys.add(event.key())) {
                throw new CommitStore.SequenceTaken(Set.of(event.key()));
            }
        }
        return keys;
    }

    private static long size(StoredEvent event) {
        // Close enough to the stored size: most text is ASCII, and the bounds leave a third of room.
        return 200L + event.aggregateId().length() + event.payload().length() + event.metadata().length();
    }

    List<StoredEvent> events() {
        return events;
    }

    Set<EventKey> keys() {
        return keys;
    }

    long bytes() {
        return bytes;
    }

    long nanosLeft() {
        return deadline - System.nanoTime();
    }

    boolean isLate() {
        return nanosLeft() <= 0;
    }

    CompletableFuture<Long> firstPosition() {
        return firstPosition;
    }
}
