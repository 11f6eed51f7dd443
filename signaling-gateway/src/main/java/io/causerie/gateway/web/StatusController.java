package io.causerie.gateway.web;

import io.causerie.api.InvalidValue;
import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.Connections;
import io.causerie.gateway.connection.Engine;
import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.hub.HubUnavailable;
import io.causerie.gateway.relay.Probe;
import io.causerie.gateway.relay.RelayMeters;
import io.causerie.gateway.room.Member;
import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.Rooms;
import io.causerie.rest.problem.Unavailable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How this node is: for load balancers, and for administrators. */
@RestController
class StatusController {
    /** @param relayMicros how long an offer took from one peer to another within this node; null if it did not arrive */
    record Health(String status, @Nullable Long relayMicros) {}

    /**
     * @param connectedUsers users with a connection to this node
     * @param heldUsers users whose connection is lost, and whose place this node holds
     * @param waitingUsers who waits for a partner, on all nodes
     * @param activeRooms sessions with somebody in them
     * @param activeSessions sessions whose status is {@code active}
     * @param openSessions sessions that have not ended
     * @param messagesRelayed by this node, since it started
     */
    record Stats(String nodeId, long connectedUsers, long heldUsers, long openSockets, long waitingUsers,
            long activeRooms, long activeSessions, long openSessions, long messagesRelayed) {}

    /** @param connectedHere whether their connection is to this node */
    record Participant(String userId, boolean connectedHere, boolean cameraEnabled, boolean micEnabled) {}

    record RoomView(String sessionId, String kind, String status, @Nullable String timeSlotId,
            @Nullable String targetLanguageCode, @Nullable String level, Instant endsAt,
            List<Participant> participants) {}

    /** @param nextCursor for the next page; null on the last */
    record RoomList(List<RoomView> items, @Nullable String nextCursor) {}

    private static final int MOST = 1_000;

    private final Probe probe;
    private final Rooms rooms;
    private final Connections connections;
    private final Engine engine;
    private final Hub hub;
    private final RelayMeters relayed;

    StatusController(Probe probe, Rooms rooms, Connections connections, Engine engine, Hub hub,
            RelayMeters relayed) {
        this.probe = probe;
        this.rooms = rooms;
        this.connections = connections;
        this.engine = engine;
        this.hub = hub;
        this.relayed = relayed;
    }

    @GetMapping("/health")
    @Operation(summary = "Whether this node relays: an offer was just sent from one peer to another within it")
    ResponseEntity<Health> health() {
        Probe.Result result = probe.result();
        return ResponseEntity.status(result.isHealthy() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(new Health(result.isHealthy() ? "up" : "down",
                        result.took() == null ? null : result.took().toNanos() / 1_000));
    }

    @GetMapping("/stats")
    @PreAuthorize("hasRole('admin')")
    @Operation(summary = "Figures of this node")
    Stats stats() {
        List<Room> all = List.copyOf(rooms.all());
        long connected = connections.connected();
        long waiting = waiting();
        return new Stats(hub.nodeId(), connected, connections.size() - connected, engine.size(),
                waiting,
                all.stream().filter(room -> !room.members().isEmpty()).count(),
                all.stream().filter(room -> room.status().equals(Room.ACTIVE)).count(), all.size(),
                relayed.total());
    }

    private long waiting() {
        try {
            return hub.waiting().size();
        } catch (HubUnavailable e) {
            throw new Unavailable("How many wait cannot be told right now.");
        }
    }

    @GetMapping("/rooms")
    @PreAuthorize("hasRole('admin')")
    @Operation(summary = "The sessions that have not ended, as this node knows them, in the order of their ids")
    RoomList rooms(@RequestParam(defaultValue = "1000") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        InvalidValue.require(limit >= 1 && limit <= MOST, "limit", "must be 1 to " + MOST);
        List<RoomView> items = rooms.all().stream()
                .filter(room -> cursor == null || room.sessionId().compareTo(cursor) > 0)
                .sorted(Comparator.comparing(Room::sessionId)).limit(limit).map(this::view).toList();
        return new RoomList(items, items.size() < limit ? null : items.getLast().sessionId());
    }

    private RoomView view(Room room) {
        return new RoomView(room.sessionId(), room.kind(), room.status(), room.timeSlotId(), room.language(),
                room.level(), room.endsAt(), room.members().stream().map(this::participant).toList());
    }

    private Participant participant(Member member) {
        return new Participant(member.userId(),
                connections.of(member.userId()).filter(Connection::isConnected).isPresent(),
                member.cameraEnabled(),
                member.micEnabled());
    }
}
