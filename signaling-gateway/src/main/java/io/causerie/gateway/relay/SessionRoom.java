package io.causerie.gateway.relay;

import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.Connections;
import io.causerie.gateway.connection.Probes;
import io.causerie.gateway.hub.Courier;
import io.causerie.gateway.protocol.ErrorCode;
import io.causerie.gateway.protocol.Refusal;
import io.causerie.gateway.room.Member;
import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.Rooms;
import java.time.Instant;
import java.util.List;

/** The session that a sender is in, and the way to the others in it. */
final class SessionRoom {
    private final Rooms rooms;
    private final Connections connections;
    private final Courier courier;
    private final Views views;
    private final Probes probes;
    private final Room probeRoom;

    SessionRoom(Rooms rooms, Connections connections, Courier courier, Views views, Probes probes) {
        this.probes = probes;
        this.probeRoom = new Room("probe", Room.SLOT, null, null, null, Room.ACTIVE, false, Instant.MAX,
                List.of(),
                List.of(member(probes.oneId()), member(probes.otherId())));
        this.rooms = rooms;
        this.connections = connections;
        this.courier = courier;
        this.views = views;
    }

    private static Member member(String userId) {
        return new Member(userId, false, false, false);
    }

    /** The slot's session that the user is in. */
    Room of(String userId) {
        Room room = probes.contains(userId) ? probeRoom : rooms.of(userId).orElse(null);
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
