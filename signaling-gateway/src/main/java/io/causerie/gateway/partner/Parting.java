package io.causerie.gateway.partner;

import io.causerie.api.session.LeaveReason;
import io.causerie.gateway.link.CommandLink;
import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.RoomChange;
import io.causerie.gateway.room.RoomListener;
import io.causerie.gateway.room.Rooms;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves a partner, and waits until this node's rooms show it, so that what is asked next finds the user free. */
final class Parting implements RoomListener {
    private static final Logger LOG = LoggerFactory.getLogger(Parting.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CommandLink link;
    private final Rooms rooms;
    private final Map<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();

    Parting(CommandLink link, Rooms rooms) {
        this.link = link;
        this.rooms = rooms;
    }

    void leave(String userId, Room room) {
        String sessionId = room.sessionId();
        CompletableFuture<Void> end = ends.computeIfAbsent(sessionId, _ -> new CompletableFuture<>());
        try {
            link.makeSureGone(userId, LeaveReason.LEFT, sessionId);
            if (rooms.find(sessionId).isPresent()) {
                end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("The rooms of this node are behind");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ends.remove(sessionId, end);
        }
    }

    @Override
    public void on(RoomChange change) {
        if (change instanceof RoomChange.Ended(Room before, String _)) {
            CompletableFuture<Void> end = ends.remove(before.sessionId());
            if (end != null) {
                end.complete(null);
            }
        }
    }
}
