package io.causerie.gateway.relay;

import io.causerie.gateway.protocol.ServerMessage;
import io.causerie.gateway.room.Rooms;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What this node knows of each session beside the log: who has arrived, and what was said of it last. */
final class Views {
    private static final long KEPT_NANOS = Duration.ofMinutes(10).toNanos();

    private final Map<String, View> bySession = new ConcurrentHashMap<>();
    private final AtomicLong sweptNanos = new AtomicLong(System.nanoTime());

    View of(String sessionId) {
        return bySession.computeIfAbsent(sessionId, _ -> new View());
    }

    /** Without beginning one. */
    Optional<View> find(String sessionId) {
        return Optional.ofNullable(bySession.get(sessionId));
    }

    /** Whether the user has a connection, or a held one, on some node. */
    boolean hasArrived(String sessionId, String userId) {
        View view = bySession.get(sessionId);
        return view != null && view.arrivals.containsKey(userId);
    }

    /** The session has ended. Now and then those are forgotten too that a late notice began after their session's end. */
    void forget(String sessionId, Rooms rooms) {
        bySession.remove(sessionId);
        long now = System.nanoTime();
        long last = sweptNanos.get();
        if (now - last > KEPT_NANOS && sweptNanos.compareAndSet(last, now)) {
            sweep(rooms, now - KEPT_NANOS);
        }
    }

    /** Forgets those begun before {@code nanos} whose session is not there. */
    void sweep(Rooms rooms, long nanos) {
        bySession.entrySet().removeIf(
                one -> one.getValue().begunNanos - nanos < 0 && rooms.find(one.getKey()).isEmpty());
    }

    int size() {
        return bySession.size();
    }

    /** Changed on its session's lane only. */
    static final class View {
        /** The last number of each, on whichever node. */
        final Map<String, Long> arrivals = new ConcurrentHashMap<>();
        /** With which connection of this node they arrived. */
        final Map<String, String> arrivedAs = new HashMap<>();
        /** Arrived, but not (or no more, or not yet again) in the session as far as this node has read. */
        final Set<String> early = new HashSet<>();
        ServerMessage.@Nullable RecordingState recording;
        private final long begunNanos = System.nanoTime();

        /** They have arrived no more. */
        void forget(String userId) {
            arrivals.remove(userId);
            early.remove(userId);
        }
    }
}
