package io.causerie.gateway.relay;

import io.causerie.gateway.hub.HubListener;
import io.causerie.gateway.link.CommandLink;
import io.causerie.api.session.LeaveReason;
import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.Rooms;
<<<<<<< HEAD
=======
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
>>>>>>> leftovers

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
<<<<<<< HEAD
        String sessionId = rooms.of(userId).map(Room::sessionId).orElse(null);
        link.makeSureGone(userId, LeaveReason.DISCONNECTED, sessionId);
=======
        leave(userId, rooms.of(userId).map(Room::sessionId).orElse(null));
    }

    @Override
    public void absent(String userId, String sessionId) {
        leave(userId, sessionId);
    }

    private void leave(String userId, @Nullable String sessionId) {
        try {
            link.leave(userId, LeaveReason.DISCONNECTED, sessionId);
        } catch (Rejection e) {
            LOG.debug("Somebody who is not there was in no session: {}", e.code().code());
        }
>>>>>>> leftovers
    }
}
