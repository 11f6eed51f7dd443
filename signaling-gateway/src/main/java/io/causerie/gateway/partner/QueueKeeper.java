package io.causerie.gateway.partner;

import io.causerie.gateway.hub.HubListener;
import io.causerie.gateway.hub.HubUnavailable;
import io.causerie.gateway.hub.Presence;
import io.causerie.gateway.hub.WaitingPool;
import io.causerie.gateway.room.Member;
import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.RoomChange;
import io.causerie.gateway.room.RoomListener;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes out of the queue who has no business there any more: lost, gone, in a session, banned; keeps apart who is blocked. */
final class QueueKeeper implements RoomListener, HubListener {
    private static final Logger LOG = LoggerFactory.getLogger(QueueKeeper.class);

    private final WaitingPool pool;
    private final Presence presence;
    private final WaitingHere here;
    private final Search search;
    private final Meetings meetings;

    QueueKeeper(WaitingPool pool, Presence presence, WaitingHere here, Search search, Meetings meetings) {
        this.pool = pool;
        this.presence = presence;
        this.here = here;
        this.search = search;
        this.meetings = meetings;
    }

    @Override
    public void on(RoomChange change) {
        switch (change) {
            case RoomChange.Joined(Room _, Member member) -> leaves(member.userId());
            case RoomChange.Banned(String userId) -> leaves(userId);
            case RoomChange.Blocked(String userId, String other) -> {
                if (here.contains(userId) || here.contains(other)) {
                    later(() -> pool.exclude(userId, other, Instant.MAX));
                    later(() -> pool.exclude(other, userId, Instant.MAX));
                }
            }
            default -> {
            }
        }
    }

    private void leaves(String userId) {
        if (here.contains(userId)) {
            later(() -> search.stop(userId));
        }
    }

    /** Keeps the place in the queue, but is not matched with anybody who would look at nothing. */
    @Override
    public void held(String userId, String connectionId) {
        if (here.contains(userId)) {
            later(() -> here.inTurn(userId, () -> {
                if (isHeld(userId) && pool.setAside(userId) && !isHeld(userId)) {
                    pool.comeBack(userId).ifPresent(this::follow);
                }
                return null;
            }));
        }
    }

    private boolean isHeld(String userId) {
        return presence.of(userId).filter(Presence.Place::held).isPresent();
    }

    private void follow(WaitingPool.Outcome outcome) {
        if (outcome instanceof WaitingPool.Outcome.Matched pair) {
            meetings.arrangeLater(pair);
        }
    }

    @Override
    public void replaced(String userId, String connectionId) {
        // By a connection here, which says anew that they wait, or elsewhere.
        here.remove(userId);
    }

    @Override
    public void released(String userId) {
        here.remove(userId);
        later(() -> pool.forget(userId));
    }

    @Override
    public void forgotten() {
        later(search::enterAgain);
    }

    private static void later(Runnable task) {
        Thread.startVirtualThread(() -> {
            try {
                task.run();
            } catch (HubUnavailable e) {
                LOG.warn("The queue could not be kept up to date: {}", e.toString());
            } catch (RuntimeException e) {
                LOG.error("The queue could not be kept up to date", e);
            }
        });
    }
}
