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
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves a partner, and waits until this node's rooms show it, so that what is asked next finds the user free. */
final class Parting implements RoomListener {
    private static final Logger LOG = LoggerFactory.getLogger(Parting.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CommandLink link;
    private final Rooms rooms;
    private final Map<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();
    /** Said once, until it is over. */
    private final AtomicBoolean behind = new AtomicBoolean();

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
            behind.set(false);
        } catch (TimeoutException | ExecutionException e) {
            if (behind.compareAndSet(false, true)) {
                LOG.warn(
                        "The rooms of this node are more than {} behind the log: partings show late. If this lasts, the node has too much to do",
                        PATIENCE);
            }
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
