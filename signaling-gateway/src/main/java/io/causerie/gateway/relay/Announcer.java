package io.causerie.gateway.relay;

import io.causerie.eventlog.tracing.Traces;
import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.ConnectionListener;
import io.causerie.gateway.connection.Connections;
import io.causerie.gateway.hub.HubListener;
import io.causerie.gateway.hub.HubUnavailable;
import io.causerie.gateway.hub.Presence;
import io.causerie.gateway.protocol.Close;
import io.causerie.gateway.protocol.FrameWriter;
import io.causerie.gateway.protocol.ServerMessage;
import io.causerie.gateway.room.Member;
import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.RoomChange;
import io.causerie.gateway.room.RoomListener;
import io.causerie.gateway.room.Rooms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those on this node what becomes of the sessions they are in, by the log and by who is connected. Who comes and goes between
 * partners is told in their own dialect, not here.
 */
final class Announcer implements RoomListener, HubListener, ConnectionListener {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    /** Why somebody left who need not be told. */
    private static final String CHOSE_TO = "left";

    private final Rooms rooms;
    private final Connections connections;
    private final Presence presence;
    private final States states;
    private final Views views;
    private final Lanes lanes;
    private final Traces traces;

    Announcer(Rooms rooms, Connections connections, Presence presence, States states, Views views,
            Traces traces) {
        this.rooms = rooms;
        this.connections = connections;
        this.presence = presence;
        this.states = states;
        this.views = views;
        this.lanes = new Lanes(traces);
        this.traces = traces;
    }

    @Override
    public void connected(Connection connection, Greeting greeting) {
        rooms.of(connection.userId()).filter(room -> !room.isPartner()).map(Room::sessionId).ifPresent(
                sessionId -> lanes.run(sessionId, () -> enter(sessionId, connection, greeting)));
    }

    @Override
    public void on(RoomChange change) {
        switch (change) {
            case RoomChange.Opened(Room room) -> {
            }
            case RoomChange.Joined(Room room, Member member) ->
                lanes.run(room.sessionId(), () -> joined(room, member));
            case RoomChange.Left(Room room, String userId, String reason) ->
                lanes.run(room.sessionId(), () -> left(room, userId, reason));
            case RoomChange.MediaChanged(Room room, Member member) -> lanes.run(room.sessionId(),
                    () -> tell(room,
                            new ServerMessage.MediaStateChanged(member.userId(), member.cameraEnabled(),
                                    member.micEnabled())));
            case RoomChange.ConsentChanged(Room room, Member member) ->
                lanes.run(room.sessionId(), () -> recording(room));
            case RoomChange.Activated(Room room) -> lanes.run(room.sessionId(), () -> recording(room));
            case RoomChange.RecordingChanged(Room room) ->
                lanes.run(room.sessionId(), () -> recording(room));
            case RoomChange.Ended(Room before, String reason) ->
                lanes.run(before.sessionId(), () -> ended(before, reason));
            case RoomChange.ReminderDue due -> tell(due.userIds(),
                    new ServerMessage.SlotReminder(due.slotId(), due.startTime()));
            case RoomChange.Promoted promoted -> tell(List.of(promoted.userId()),
                    new ServerMessage.RegistrationPromoted(promoted.slotId()));
            case RoomChange.Banned banned ->
                connections.of(banned.userId()).ifPresent(connection -> connection.close(Close.FORBIDDEN));
            case RoomChange.BanLifted _,RoomChange.Blocked _ -> {
            }
        }
    }

    @Override
    public void arrived(String sessionId, String userId, long number) {
        lanes.run(sessionId, () -> announce(sessionId, userId, number));
    }

    @Override
    public void departed(String sessionId, String userId) {
        lanes.run(sessionId, () -> views.find(sessionId).ifPresent(view -> view.forget(userId)));
    }

    /** Reads anew who has arrived in the sessions that somebody here is in. */
    @Override
    public void missed() {
        for (Room room : rooms.all()) {
            if (!room.isPartner()
                    && room.members().stream()
                            .anyMatch(member -> connections.orNull(member.userId()) != null)) {
                lanes.run(room.sessionId(), () -> catchUp(room.sessionId()));
            }
        }
    }

    private void catchUp(String sessionId) {
        Map<String, Presence.Arrival> arrivals = presence.arrivals(sessionId);
        Views.View view = views.of(sessionId);
        List.copyOf(view.arrivals.keySet()).stream().filter(userId -> !arrivals.containsKey(userId))
                .forEach(view::forget);
        arrivals.forEach((userId, arrival) -> {
            if (arrival.number() > view.arrivals.getOrDefault(userId, 0L)) {
                announce(sessionId, userId, arrival.number());
            }
        });
    }

    private void joined(Room room, Member member) {
        if (!room.isPartner()) {
            String sessionId = room.sessionId();
            connections.of(member.userId()).filter(Connection::isConnected)
                    .ifPresent(connection -> enter(sessionId, connection, Greeting.FRESH));
            Views.View view = views.of(sessionId);
            Long number = view.arrivals.get(member.userId());
            if (view.early.remove(member.userId()) && number != null) {
                announce(sessionId, member.userId(), number);
            }
        }
        recording(room);
    }

    /**
     * Both in the session and connected here: they arrive, unless they go on as somebody who has arrived already, and are told the
     * state, unless what they were told goes on too. Who cannot be told comes back and is told then.
     */
    private void enter(String sessionId, Connection connection, Greeting greeting) {
        String userId = connection.userId();
        Optional<Room> room = rooms.find(sessionId).filter(one -> one.holds(userId));
        if (room.isEmpty() || connections.orNull(userId) != connection) {
            return;
        }
        Views.View view = views.of(sessionId);
        String arrivedAs = view.arrivedAs.get(userId);
        if (connection.id().equals(arrivedAs)) {
            return;
        }
        boolean goesOn = greeting != Greeting.FRESH && arrivedAs != null;
        try {
            if (!goesOn
                    && (greeting == Greeting.FRESH || !presence.arrivals(sessionId).containsKey(userId))) {
                presence.arrive(sessionId, userId);
            }
            if (!goesOn || greeting != Greeting.REPLAYED) {
                sendState(room.get(), connection);
            }
            view.arrivedAs.put(userId, connection.id());
        } catch (HubUnavailable e) {
            LOG.warn("Somebody could not enter their session and has to come back: {}", e.toString());
            connection.close(Close.TRY_LATER);
        }
    }

    private void sendState(Room room, Connection connection) {
        ServerMessage state = states.state(room, connection.userId(), views.of(room.sessionId()));
        traced(state, () -> connection.send(state));
    }

    private void announce(String sessionId, String userId, long number) {
        Optional<Room> room = rooms.find(sessionId);
        if (room.isPresent() && room.get().isPartner()) {
            return;
        }
        Views.View view = views.of(sessionId);
        view.arrivals.put(userId, number);
        view.early.remove(userId);
        Optional<Member> member = room.flatMap(one -> one.member(userId));
        if (member.isEmpty()) {
            view.early.add(userId);
            return;
        }
        tellOthers(room.get(), userId, states.joined(member.get(), number));
    }

    private void left(Room room, String userId, String reason) {
        if (!room.isPartner()) {
            Views.View view = views.of(room.sessionId());
            view.arrivedAs.remove(userId);
            if (view.arrivals.containsKey(userId)) {
                // Until the hub says that it is forgotten: it may be that of their coming back already.
                view.early.add(userId);
            }
            var message = new ServerMessage.ParticipantLeft(userId, reason);
            tell(room, message);
            if (!reason.equals(CHOSE_TO)) {
                tell(List.of(userId), message);
            }
            tellHub(() -> presence.depart(room.sessionId(), userId));
        }
        recording(room);
    }

    private void recording(Room room) {
        if (isBetweenTwoEvents(room)) {
            return;
        }
        Views.View view = views.of(room.sessionId());
        ServerMessage.RecordingState now = States.recording(room);
        ServerMessage.RecordingState before = view.recording;
        view.recording = now;
        boolean wasQuiet = before == null || !before.recording() && before.consentingUserIds().isEmpty();
        boolean isQuiet = !now.recording() && now.consentingUserIds().isEmpty();
        if (!now.equals(before) && !(wasQuiet && isQuiet)) {
            tell(room, now);
        }
    }

    /** Who consents has changed, and the log says next what that does to the recording: half of it is not told. */
    private static boolean isBetweenTwoEvents(Room room) {
        boolean someone = room.status().equals(Room.ACTIVE) && !room.consentingUserIds().isEmpty();
        return room.recording() != someone;
    }

    private void ended(Room before, String reason) {
        if (!before.isPartner()) {
            tell(before, new ServerMessage.SessionEnded(before.sessionId(), reason));
            tellHub(() -> presence.endSession(before.sessionId()));
        }
        views.forget(before.sessionId(), rooms);
    }

    private static void tellHub(Runnable call) {
        try {
            call.run();
        } catch (HubUnavailable e) {
            LOG.warn("The hub could not be told of an end, which only leaves something there for a while: {}",
                    e.toString());
        }
    }

    private void tell(Room room, ServerMessage message) {
        tellOthers(room, "", message);
    }

    private void tellOthers(Room room, String exceptUserId, ServerMessage message) {
        tell(room.members().stream().map(Member::userId).filter(userId -> !userId.equals(exceptUserId))
                .toList(),
                message);
    }

    private void tell(List<String> userIds, ServerMessage message) {
        String frame = FrameWriter.text(message);
        traced(message, () -> userIds.forEach(userId -> send(userId, frame)));
    }

    /** Within the trace of what is told of, if that has one. */
    private void traced(ServerMessage message, Runnable sending) {
        traces.nextIfRecorded("send " + message.getClass().getSimpleName()).run(sending);
    }

    private void send(String userId, String frame) {
        Connection connection = connections.orNull(userId);
        if (connection != null) {
            connection.send(frame);
        }
    }
}
