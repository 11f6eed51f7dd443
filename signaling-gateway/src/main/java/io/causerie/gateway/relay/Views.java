package io.causerie.gateway.relay;

import io.causerie.gateway.protocol.ServerMessage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What this node knows of each session beside the log: who has arrived, and what was said of it last. */
final class Views {
    private final Map<String, View> bySession = new ConcurrentHashMap<>();

    View of(String sessionId) {
        return bySession.computeIfAbsent(sessionId, _ -> new View());
    }

    /** Whether the user has a connection, or a held one, on some node. */
    boolean hasArrived(String sessionId, String userId) {
        View view = bySession.get(sessionId);
        return view != null && view.arrivals.containsKey(userId);
    }

    void forget(String sessionId) {
        bySession.remove(sessionId);
    }

    /** Changed on its session's lane only. */
    static final class View {
        /** The last number of each, on whichever node. */
        final Map<String, Long> arrivals = new ConcurrentHashMap<>();
        /** With which connection of this node they arrived. */
        final Map<String, String> arrivedAs = new HashMap<>();
        /** Arrived elsewhere, but not yet in the session as far as this node has read. */
        final Set<String> early = new HashSet<>();
        ServerMessage.@Nullable RecordingState recording;
    }
}
