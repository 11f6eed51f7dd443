package io.causerie.gateway.relay;

import io.causerie.gateway.hub.HubListener;
import io.causerie.gateway.link.CommandLink;
import io.causerie.api.session.LeaveReason;
import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.Rooms;

/** Leaves for those who were lost and did not come back, and for those who never came: no ghosts. */
final class DeadMansSwitch implements HubListener {
    private final CommandLink link;
    private final Rooms rooms;

    DeadMansSwitch(CommandLink link, Rooms rooms) {
        this.link = link;
        this.rooms = rooms;
    }

    @Override
    public void expired(String userId, String connectionId) {
        // Named, so that one they enter at this moment is not left instead.
        link.makeSureGone(userId, LeaveReason.DISCONNECTED,
                rooms.of(userId).map(Room::sessionId).orElse(null));
    }

    @Override
    public void absent(String userId, String sessionId) {
        link.makeSureGone(userId, LeaveReason.DISCONNECTED, sessionId);
    }
}
