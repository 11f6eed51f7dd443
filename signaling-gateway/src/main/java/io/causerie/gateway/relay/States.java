package io.causerie.gateway.relay;

import io.causerie.gateway.connection.Connections;
import io.causerie.gateway.hub.Presence;
import io.causerie.gateway.hub.Presence.Arrival;
import io.causerie.gateway.protocol.ServerMessage;
import io.causerie.gateway.protocol.ServerMessage.Participant;
import io.causerie.gateway.room.Member;
import io.causerie.gateway.room.People;
import io.causerie.gateway.room.Room;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together what somebody is told of a session. */
final class States {
    private static final String CONNECTED = "connected";
    private static final String DISCONNECTED = "disconnected";

    private final Presence presence;
    private final People people;
    private final Connections connections;

    States(Presence presence, People people, Connections connections) {
        this.presence = presence;
        this.people = people;
        this.connections = connections;
    }

    /** All there is to know, for one of those who are in it. */
    ServerMessage.SessionState state(Room room, String forUserId, Views.View view) {
        Map<String, Arrival> arrivals = presence.arrivals(room.sessionId());
        arrivals.forEach((userId, arrival) -> view.arrivals.put(userId, arrival.number()));
        List<Participant> participants = room.members().stream()
                .map(member -> participant(member, forUserId, arrivals)).toList();
        return new ServerMessage.SessionState(room.sessionId(), room.kind(), room.status(), room.timeSlotId(),
                room.language(), room.level(), room.endsAt(), room.recording(), participants);
    }

    private Participant participant(Member member, String forUserId, Map<String, Arrival> arrivals) {
        Arrival theirs = arrivals.get(member.userId());
        Arrival mine = arrivals.get(forUserId);
        String status = theirs != null && theirs.connected() ? CONNECTED : DISCONNECTED;
        if (theirs == null || mine == null || member.userId().equals(forUserId)) {
            return participant(member, status, null, null, null);
        }
        boolean cameLater = mine.number() > theirs.number();
        return participant(member, status, cameLater, Math.max(mine.number(), theirs.number()), !cameLater);
    }

    /** For all who were there before: the newcomer is polite, and they offer. */
    ServerMessage.ParticipantJoined joined(Member member, long number) {
        return new ServerMessage.ParticipantJoined(participant(member, CONNECTED, false, number, true), false,
                number,
                true);
    }

    private Participant participant(Member member, String status, @Nullable Boolean polite,
            @Nullable Long pairEpoch,
            @Nullable Boolean initiator) {
        return new Participant(member.userId(), name(member.userId()), status, member.cameraEnabled(),
                member.micEnabled(), member.recordingConsent(), polite, pairEpoch, initiator);
    }

    private String name(String userId) {
        String name = people.nameOf(userId);
        if (!name.equals(userId)) {
            return name;
        }
        return connections.of(userId).map(connection -> connection.displayName()).orElse(name);
    }

    static ServerMessage.RecordingState recording(Room room) {
        return new ServerMessage.RecordingState(room.recording(), room.consentingUserIds());
    }
}
