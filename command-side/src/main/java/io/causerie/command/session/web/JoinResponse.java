package io.causerie.command.session.web;

import io.causerie.rest.ice.IceServer;
import io.causerie.command.session.JoinedSession;
import io.causerie.state.session.Participant;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything a client needs to meet the others. */
record JoinResponse(String sessionId, String status, List<OtherParticipant> participants, Instant endsAt,
        String signalingUrl, List<IceServer> iceServers) {

    /** Somebody else who is in. */
    record OtherParticipant(String id, String userId, String displayName, String status,
            boolean cameraEnabled,
            boolean micEnabled, boolean recordingConsent, Instant joinedAt, @Nullable Instant leftAt) {
        private static OtherParticipant of(Participant one, Map<String, String> names) {
            return new OtherParticipant(one.id(), one.userId(),
                    names.getOrDefault(one.userId(), one.userId()),
                    one.presence().name().toLowerCase(Locale.ROOT), one.cameraEnabled(), one.micEnabled(),
                    one.recordingConsent(), one.joinedAt(), one.leftAt());
        }
    }

    static JoinResponse of(JoinedSession joined, Map<String, String> names, String signalingUrl,
            List<IceServer> iceServers) {
        return new JoinResponse(joined.sessionId().value(), joined.active() ? "active" : "waiting",
                joined.others().stream().map(other -> OtherParticipant.of(other, names)).toList(),
                joined.endsAt(),
                signalingUrl, iceServers);
    }
}
