package io.causerie.gateway.partner;

import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.ConnectionListener;
import io.causerie.gateway.connection.Connections;
import io.causerie.gateway.hub.HubListener;
import io.causerie.gateway.hub.HubUnavailable;
import io.causerie.gateway.hub.Presence;
import io.causerie.gateway.protocol.Close;
import io.causerie.gateway.protocol.ErrorCode;
import io.causerie.gateway.protocol.ServerMessage;
import io.causerie.gateway.relay.Lanes;
import io.causerie.gateway.room.Member;
import io.causerie.gateway.room.People;
import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.RoomChange;
import io.causerie.gateway.room.RoomListener;
import io.causerie.gateway.room.Rooms;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those on this node what becomes of their talk with a partner. */
final class PartnerNews implements RoomListener, HubListener, ConnectionListener {
    private static final Logger LOG = LoggerFactory.getLogger(PartnerNews.class);

    /** What a user was told last. */
    private record Told(String sessionId, long pairEpoch) {}

    private final Rooms rooms;
    private final People people;
    private final Connections connections;
    private final Presence presence;
    private final WaitingHere here;
    private final Search search;
    private final Encounters encounters;
    private final Lanes lanes;
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    PartnerNews(Rooms rooms, People people, Connections connections, Presence presence, WaitingHere here,
            Search search, Encounters encounters, Lanes lanes) {
        this.rooms = rooms;
        this.people = people;
        this.connections = connections;
        this.presence = presence;
        this.here = here;
        this.search = search;
        this.encounters = encounters;
        this.lanes = lanes;
    }

    @Override
    public void on(RoomChange change) {
        switch (change) {
            case RoomChange.Opened(Room room) when room.isPartner() ->
                lanes.run(room.sessionId(), () -> found(room.sessionId()));
            case RoomChange.Left(Room room, String userId, String reason) when room.isPartner() ->
                lanes.run(room.sessionId(), () -> left(room, userId, reason.equals("left")));
            case RoomChange.Ended(Room before, String _) when before.isPartner() ->
                lanes.run(before.sessionId(), () -> ended(before));
            default -> {
            }
        }
    }

    /** Looked up when it is told: nobody is to hear of a talk that is over. */
    private void found(String sessionId) {
        talk(sessionId).ifPresent(this::found);
    }

    private Optional<Room> talk(String sessionId) {
        return rooms.find(sessionId).filter(room -> room.isPartner() && !room.hasParted());
    }

    private void found(Room room) {
        long epoch = epochOf(room);
        for (Member member : room.members()) {
            Connection connection = connections.orNull(member.userId());
            if (connection != null && isNews(member.userId(), room, epoch)) {
                here.inTurn(member.userId(), () -> {
                    String id = here.answering(member.userId());
                    here.remove(member.userId());
                    tell(connection, room, epoch, id);
                    return null;
                });
            }
        }
    }

    private boolean isNews(String userId, Room room, long epoch) {
        Told before = told.get(userId);
        return before == null || !before.sessionId().equals(room.sessionId()) || before.pairEpoch() < epoch;
    }

    private void tell(Connection connection, Room room, long epoch, @Nullable String id) {
        String userId = connection.userId();
        told.put(userId, new Told(room.sessionId(), epoch));
        String partnerId = room.partnerOf(userId);
        boolean initiates = !room.expectedUserIds().getFirst().equals(userId);
        connection.send(new ServerMessage.PartnerFound(room.sessionId(),
                new ServerMessage.Partner(partnerId, name(partnerId)), initiates, epoch, room.language(),
                room.level(), id));
    }

    /** Starts at 1; each of the two who arrives anew during the talk makes it one more. */
    private long epochOf(Room room) {
        try {
            return 1 + presence.arrivals(room.sessionId()).values().stream()
                    .mapToLong(Presence.Arrival::number)
                    .max().orElse(0);
        } catch (HubUnavailable e) {
            return 1;
        }
    }

    private String name(String userId) {
        String name = people.nameOf(userId);
        return name.equals(userId)
                ? connections.of(userId).map(Connection::displayName).orElse(name)
                : name;
    }

    private void left(Room room, String userId, boolean byChoice) {
        parted(room, byChoice);
        if (!byChoice) {
            tell(userId, new ServerMessage.PartnerDisconnected());
        }
    }

    private void parted(Room room, boolean byChoice) {
        for (Member member : room.members()) {
            tell(member.userId(),
                    byChoice ? new ServerMessage.PartnerLeft() : new ServerMessage.PartnerDisconnected());
        }
    }

    private void tell(String userId, ServerMessage message) {
        Connection connection = connections.orNull(userId);
        if (connection != null) {
            connection.send(message);
        }
    }

    private void ended(Room before) {
        boolean nobodyHadLeft = before.members().size() == before.expectedUserIds().size();
        if (nobodyHadLeft) {
            parted(before, false);
        }
        before.expectedUserIds().forEach(userId -> told.computeIfPresent(userId,
                (_, last) -> last.sessionId().equals(before.sessionId()) ? null : last));
        presence.endSession(before.sessionId());
    }

    @Override
    public void connected(Connection connection, Greeting greeting) {
        String userId = connection.userId();
        Optional<Room> room = rooms.of(userId);
        if (room.isPresent()) {
            room.filter(Room::isPartner).map(Room::sessionId)
                    .ifPresent(
                            sessionId -> lanes.run(sessionId, () -> goOn(connection, sessionId, greeting)));
            return;
        }
        try {
            boolean waits = search.goOn(userId, greeting == Greeting.REPLAYED);
            if (!waits && greeting == Greeting.RESUMED
                    && encounters.lastOf(userId).filter(Encounters.Encounter::over).isPresent()) {
                connection.send(new ServerMessage.PartnerDisconnected());
            }
        } catch (HubUnavailable e) {
            LOG.warn("Whether somebody waits for a partner is not known: {}", e.toString());
        }
    }

    /**
     * As a new one: both are told of the new epoch, when it is heard. As the same: only they are told, all there is to know, unless what
     * they were told goes on too.
     */
    private void goOn(Connection connection, String sessionId, Greeting greeting) {
        String userId = connection.userId();
        Told last = told.get(userId);
        boolean wasTold = last != null && last.sessionId().equals(sessionId);
        Optional<Room> room = talk(sessionId);
        if (room.isEmpty() && greeting == Greeting.RESUMED) {
            connection.send(new ServerMessage.PartnerDisconnected());
        }
        if (room.isEmpty() || greeting == Greeting.REPLAYED && wasTold) {
            return;
        }
        if (greeting == Greeting.RESUMED) {
            tell(connection, room.get(), epochOf(room.get()), null);
            return;
        }
        told.remove(userId);
        try {
            presence.arrive(sessionId, userId);
        } catch (HubUnavailable e) {
            LOG.warn("Somebody could not go on with their partner and has to come back: {}", e.toString());
            connection.close(Close.TRY_LATER);
        }
    }

    /** What {@code find_partner} is answered with while there is a partner. */
    void foundAlready(Connection connection, Room room, @Nullable String id) {
        lanes.run(room.sessionId(), () -> talk(room.sessionId()).ifPresentOrElse(
                now -> tell(connection, now, epochOf(now), id),
                () -> connection.send(ServerMessage.Error.of(ErrorCode.FAILED_TO_FIND_PARTNER,
                        "Your partner has just gone; ask again.", id))));
    }

    @Override
    public void arrived(String sessionId, String userId, long number) {
        lanes.run(sessionId, () -> found(sessionId));
    }

    /** Reads anew who has arrived in the talks of those who are here. */
    @Override
    public void missed() {
        rooms.all().stream().filter(Room::isPartner)
                .filter(room -> room.members().stream()
                        .anyMatch(member -> connections.orNull(member.userId()) != null))
                .forEach(room -> lanes.run(room.sessionId(), () -> found(room.sessionId())));
    }
}
