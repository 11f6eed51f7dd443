package io.causerie.query.sessionview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A participant as clients read it. */
public record ParticipantView(String id, String userId, String displayName, String status,
        boolean cameraEnabled,
        boolean micEnabled, boolean recordingConsent, Instant joinedAt, @Nullable Instant leftAt) {
    static ParticipantView of(ParticipantDocument row, SessionDocument session, String displayName) {
        boolean endedInIt = session.isEnded() && row.leftAt() == null;
        return new ParticipantView(row.participantId(), row.userId(), displayName,
                session.isEnded() ? ParticipantDocument.LEFT : row.status(), row.cameraEnabled(),
                row.micEnabled(),
                Boolean.TRUE.equals(row.recordingConsent()), row.joinedAt(),
                endedInIt ? session.endedAt() : row.leftAt());
    }
}
