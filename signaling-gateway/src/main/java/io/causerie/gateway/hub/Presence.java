package io.causerie.gateway.hub;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which connection of which node is a user's, and in which order people arrived in a session. A user has at most one place. A place
 * whose connection is lost is held for {@code causerie.gateway.presence.hold}, and so are the places of a node that died.
 *
 * <p>Connection ids are secrets of their user (they may serve as resume tokens) and never used twice.
 */
public interface Presence {
    /**
     * A new connection takes the user's place on this node, whoever had it. The listener of the one that had it hears
     * {@link HubListener#replaced}.
     */
    Claim claim(String userId, String connectionId);

    /**
     * A new connection goes on where {@code oldConnectionId} was, held or (as its node has not noticed yet) connected: the place, and
     * with it the arrival numbers, are kept. The old one's listener hears {@link HubListener#replaced}. If the place is not that
     * connection's any more, nothing changes: then claim.
     */
    Resumed resume(String userId, String oldConnectionId, String newConnectionId);

    /**
     * The connection broke: its place is held, and this node's listener hears {@link HubListener#held}. Nothing, if the place
     * is another connection's by now.
     */
    void lost(String userId, String connectionId);

    /**
     * The connection is not coming back: no hold, and this node's listener hears {@link HubListener#released}. False, if the
     * place is another connection's by now.
     */
    boolean gone(String userId, String connectionId);

    /** Where the user is. */
    Optional<Place> of(String userId);

    /**
     * The user, connected here, is in this session and has come afresh (not resumed): the next number of the session's count,
     * told to all nodes. Numbers start at 1 and only grow.
     */
    long arrive(String sessionId, String userId);

    /** The user is no longer in the session: forgets the arrival, told to all nodes. Nothing if there was none. */
    void depart(String sessionId, String userId);

    /** Forgets all arrivals of the session and its count, told to nobody. */
    void endSession(String sessionId);

    /**
     * Who has arrived in the session, by user id. For a pair the {@code pairEpoch} is the greater of the two numbers, who has the
     * smaller one initiates, who has the greater one is polite.
     */
    Map<String, Arrival> arrivals(String sessionId);

    /**
     * Those whose hold has run out, each handed to one caller at a time; who took one says {@link #gone} when done, and otherwise it is
     * handed out again. Called by the hub's own timer, which tells {@link HubListener#expired}.
     */
    List<Expired> takeExpired();

    /**
     * @param nodeId the node that has it
     * @param connectionId its connection, maybe a lost one
     * @param held whether the connection is lost, or its node is
     */
    record Place(String nodeId, String connectionId, boolean held) {}

    /** @param previous who had the place until now */
    record Claim(Optional<Place> previous) {}

    /**
     * @param known whether the old connection's place was there to go on with
     * @param sameNode whether it was on this node, which may have kept frames for it
     */
    record Resumed(boolean known, boolean sameNode) {}

    /**
     * @param number in the session's count
     * @param nodeId the node of the user's place
     * @param connected whether the place has a connection, not a held one
     */
    record Arrival(long number, String nodeId, boolean connected) {}

    record Expired(String userId, String connectionId) {}
}
