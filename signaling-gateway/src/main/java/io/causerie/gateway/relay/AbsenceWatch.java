package io.causerie.gateway.relay;

import io.causerie.gateway.connection.Connections;
import io.causerie.gateway.hub.Expectations;
import io.causerie.gateway.hub.HubListener;
import io.causerie.gateway.hub.HubUnavailable;
import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.RoomChange;
import io.causerie.gateway.room.RoomListener;
import io.causerie.gateway.room.Rooms;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Expects whoever is in a session to connect: joining it takes a request over REST, and somebody may leave it at that. */
final class AbsenceWatch implements RoomListener, HubListener {
    private static final Logger LOG = LoggerFactory.getLogger(AbsenceWatch.class);
    private static final Executor LATER = CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS);

    private final Rooms rooms;
    private final Connections connections;
    private final Expectations expectations;
    private final Lanes lanes;

    AbsenceWatch(Rooms rooms, Connections connections, Expectations expectations, Lanes lanes) {
        this.rooms = rooms;
        this.connections = connections;
        this.expectations = expectations;
        this.lanes = lanes;
    }

    @Override
    public void began(Collection<Room> all) {
        all.forEach(this::expectMembers);
    }

    @Override
    public void on(RoomChange change) {
        switch (change) {
            case RoomChange.Opened(Room room) -> expectMembers(room);
            case RoomChange.Joined(Room room, var member) -> expect(room.sessionId(), member.userId());
            case RoomChange.Left(Room room, String userId, String reason) ->
                forget(room.sessionId(), userId);
            case RoomChange.Ended(Room before, String reason) ->
                before.members().forEach(member -> forget(before.sessionId(), member.userId()));
            default -> {
            }
        }
    }

    @Override
    public void forgotten() {
        began(rooms.all());
    }

    private void expectMembers(Room room) {
        room.members().forEach(member -> expect(room.sessionId(), member.userId()));
    }

    private void expect(String sessionId, String userId) {
        lanes.run(sessionId, () -> {
            if (connections.orNull(userId) == null) {
                expectNow(sessionId, userId);
            }
        });
    }

    private void expectNow(String sessionId, String userId) {
        try {
            expectations.expect(sessionId, userId);
        } catch (HubUnavailable e) {
            LOG.warn("Nobody watches yet whether somebody who joined comes; will be tried again: {}",
                    e.toString());
            LATER.execute(() -> rooms.find(sessionId).filter(room -> room.holds(userId))
                    .ifPresent(_ -> expect(sessionId, userId)));
        }
    }

    private void forget(String sessionId, String userId) {
        lanes.run(sessionId, () -> {
            if (connections.orNull(userId) == null) {
                expectations.forget(sessionId, userId);
            }
        });
    }
}
