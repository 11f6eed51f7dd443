package io.causerie.gateway.hub;

import java.util.List;

/**
 * Those who have joined a session, which takes no connection, and have never had one since. Whoever does not come within
 * {@code causerie.gateway.presence.arrival-window} is handed out, as those are whose hold has run out.
 */
public interface Expectations {
    /**
     * The user has joined this session and is to connect in time; {@link Presence#claim} is how they do. Nothing if they have a place
     * already, connected or held, or are expected in this session already, by whichever node.
     */
    void expect(String sessionId, String userId);

    /** The user is no longer in this session. */
    void forget(String sessionId, String userId);

    /**
     * Those whose time is up, each handed to one caller at a time; who took one says {@link #forget} when done, and otherwise it is
     * handed out again. Called by the hub's own timer, which tells {@link HubListener#absent}.
     */
    List<Absent> takeAbsent();

    record Absent(String userId, String sessionId) {}
}
