package io.causerie.eventlog;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The events of one caller, which are stored together or not at all, and the answer to them. */
final class PendingAppend {
    /** Bytes an event takes beside its texts: a generous estimate, as the bounds leave room. */
    private static final long NAMES_AND_STRUCTURE = 300;

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
        return NAMES_AND_STRUCTURE + utf8(event.aggregateId()) + utf8(event.payload())
                + utf8(event.metadata());
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
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
