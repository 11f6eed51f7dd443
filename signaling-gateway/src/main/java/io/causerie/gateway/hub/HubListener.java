package io.causerie.gateway.hub;

/**
 * Hears what concerns this node's users. What one thread sends to one user is heard in order; different threads' may be heard at the
 * same time. Listening must not block, except in {@link #expired}.
 */
public interface HubListener {
    /** A frame for a user whose place is on this node, connected or held. */
    default void frame(String userId, String frame) {}

    /**
     * Another connection, here or on another node, has taken over or resumed the place that {@code connectionId} had here. Close it if
     * it is open, forget what is kept for it, and do not report it as {@linkplain Presence#lost lost}.
     */
    default void replaced(String userId, String connectionId) {}

    /** The place's connection, on this node, is lost; the place is held. */
    default void held(String userId, String connectionId) {}

    /** This node has given up the user's place; nobody holds it for them. */
    default void released(String userId) {}

    /** Somebody is newly connected in this session; heard on every node, this one too, maybe before {@link Presence#arrive} returns. */
    default void arrived(String sessionId, String userId, long number) {}

    /** Somebody's arrival in this session is forgotten; heard on every node. */
    default void departed(String sessionId, String userId) {}

    /**
     * A user's hold has run out, wherever they were connected; heard on one node. To leave for them is the listener's task. If
     * any listener throws, the user is handed out again some seconds later, maybe to another node; if none does, the place is gone.
     */
    default void expired(String userId, String connectionId) {}

    /**
     * A user who joined this session has not connected in time; heard on one node. To leave for them is the listener's task, and if any
     * listener throws, the user is handed out again some seconds later, maybe to another node.
     */
    default void absent(String userId, String sessionId) {}

    /**
     * What the nodes share was lost. The places and arrivals of this node are back; who waited for a partner, and who is
     * expected, has to be said again.
     */
    default void forgotten() {}

    /** Notices may have been missed: what {@link #arrived} and {@link #departed} tell is to be read anew. */
    default void missed() {}
}
