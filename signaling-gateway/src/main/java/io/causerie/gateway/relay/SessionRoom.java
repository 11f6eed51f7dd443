package io.causerie.gateway.relay;

import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.Connections;
import io.causerie.gateway.hub.Courier;
import io.causerie.gateway.protocol.ErrorCode;
import io.causerie.gateway.protocol.Refusal;
import io.causerie.gateway.room.Member;
import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.Rooms;

/** The session that a sender is in, and the way to the others in it. */
final class SessionRoom {
    private final Rooms rooms;
    private final Connections connections;
    private final Courier courier;
    private final Views views;

    SessionRoom(Rooms rooms, Connections connections, Courier courier, Views views) {
        this.rooms = rooms;
        this.connections = connections;
        this.courier = courier;
        this.views = views;
    }

    /** The slot's session that the user is in. */
    Room of(String userId) {
        Room room = rooms.of(userId).orElse(null);
        if (room == null) {
            throw new Refusal(ErrorCode.NO_CURRENT_SESSION, "You are in no session.");
        }
        if (room.isPartner()) {
            throw new Refusal(ErrorCode.WRONG_DIALECT, "With a partner, speak the partner dialect.");
        }
        return room;
    }

    static boolean holds(Room room, String userId) {
        for (Member member : room.members()) {
            if (member.userId().equals(userId)) {
                return true;
            }
        }
        return false;
    }

    /** Whether they are connected in it, here or on another node; a place that is held counts. */
    boolean canHear(Room room, String userId) {
        return connections.orNull(userId) != null || views.hasArrived(room.sessionId(), userId);
    }

    void send(String userId, String frame) {
        Connection peer = connections.orNull(userId);
        if (peer != null) {
            peer.send(frame);
        } else {
            courier.send(userId, frame);
        }
    }
}
