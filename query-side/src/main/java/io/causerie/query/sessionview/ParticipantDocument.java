package io.causerie.query.sessionview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who was in a session at some time. {@code joinedAt}: when they came last. */
record ParticipantDocument(String participantId, String userId, String status,
        boolean cameraEnabled, boolean micEnabled, @Nullable Boolean recordingConsent, Instant joinedAt,
        @Nullable Instant leftAt) {
    static final String CONNECTED = "connected";
    static final String DISCONNECTED = "disconnected";
    static final String LEFT = "left";
}
