package io.causerie.gateway.relay;

import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.ConnectionListener;
import io.causerie.gateway.connection.Connections;
import io.causerie.gateway.hub.HubListener;
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
import java.util.Optional;

/**
 * Tells those on this node what becomes of the sessions they are in, by the log and by who is connected. Who comes and goes between
 * partners is told in their own dialect, not here.
 */
final class Announcer implements RoomListener, HubListener, ConnectionListener {
    private final Rooms rooms;
    private final Connections connections;
    private final Presence presence;
    private final States states;
    private final Views views;
    private final Lanes lanes;

    Announcer(Rooms rooms, Connections connections, Presence presence, States states, Views views,
            Lanes lanes) {
        this.rooms = rooms;
        this.connections = connections;
        this.presence = presence;
        this.states = states;
        this.views = views;
        this.lanes = lanes;
    }

    @Override
    public void connected(Connection connection, Greeting greeting) {
        Optional<Room> room = rooms.of(connection.userId()).filter(one -> !one.isPartner());
        if (room.isEmpty() || greeting == Greeting.REPLAYED) {
            return;
        }
        String sessionId = room.get().sessionId();
        if (greeting == Greeting.FRESH) {
            lanes.run(sessionId, () -> arrive(sessionId, connection));
        } else {
            lanes.run(sessionId, () -> goOn(sessionId, connection));
        }
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
        lanes.run(sessionId, () -> views.of(sessionId).arrivals.remove(userId));
    }

    private void joined(Room room, Member member) {
        if (!room.isPartner()) {
            String sessionId = room.sessionId();
            connections.of(member.userId()).filter(Connection::isConnected)
                    .ifPresent(connection -> arrive(sessionId, connection));
            Views.View view = views.of(sessionId);
            Long number = view.arrivals.get(member.userId());
            if (view.early.remove(member.userId()) && number != null) {
                announce(sessionId, member.userId(), number);
            }
        }
        recording(room);
    }

    /** Both in the session and connected here, as a new one. */
    private void arrive(String sessionId, Connection connection) {
        Optional<Room> room = rooms.find(sessionId).filter(one -> one.holds(connection.userId()));
        if (room.isPresent()
                && !connection.id()
                        .equals(views.of(sessionId).arrivedAs.put(connection.userId(), connection.id()))) {
            presence.arrive(sessionId, connection.userId());
            sendState(room.get(), connection);
        }
    }

    /** As the same as before, maybe on another node. */
    private void goOn(String sessionId, Connection connection) {
        rooms.find(sessionId).filter(one -> one.holds(connection.userId())).ifPresent(room -> {
            views.of(sessionId).arrivedAs.put(connection.userId(), connection.id());
            sendState(room, connection);
        });
    }

    private void sendState(Room room, Connection connection) {
        connection.send(states.state(room, connection.userId(), views.of(room.sessionId())));
    }

    private void announce(String sessionId, String userId, long number) {
        Optional<Room> room = rooms.find(sessionId);
        if (room.isPresent() && room.get().isPartner()) {
            return;
        }
        Views.View view = views.of(sessionId);
        view.arrivals.put(userId, number);
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
            view.arrivals.remove(userId);
            view.arrivedAs.remove(userId);
            view.early.remove(userId);
            var message = new ServerMessage.ParticipantLeft(userId, reason);
            tell(room, message);
            if (reason.equals("removed")) {
                tell(List.of(userId), message);
            }
            presence.depart(room.sessionId(), userId);
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
            presence.endSession(before.sessionId());
        }
        views.forget(before.sessionId());
    }

    private void tell(Room room, ServerMessage message) {
        tellOthers(room, "", message);
    }

    private void tellOthers(Room room, String exceptUserId, ServerMessage message) {
        String frame = FrameWriter.text(message);
        for (Member member : room.members()) {
            if (!member.userId().equals(exceptUserId)) {
                send(member.userId(), frame);
            }
        }
    }

    private void tell(List<String> userIds, ServerMessage message) {
        String frame = FrameWriter.text(message);
        userIds.forEach(userId -> send(userId, frame));
    }

    private void send(String userId, String frame) {
        Connection connection = connections.orNull(userId);
        if (connection != null) {
            connection.send(frame);
        }
    }
}
