package io.causerie.api.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened in a session. Counts are those after the event. */
public sealed interface SessionEvent {
    String sessionId();

    /**
     * {@code kind}: {@code slot} (with its id, language and level) or {@code partner} (without a slot; language and level
     * if one of the two asked for any). Only {@code expectedUserIds} may join; of partners the first is the one who waited.
     */
    record Opened(String sessionId, String kind, @Nullable String timeSlotId,
            @Nullable String targetLanguageCode, @Nullable String level,
            int minParticipants, int maxParticipants, List<String> expectedUserIds, Instant openedAt,
            Instant graceEndsAt,
            Instant endsAt) implements SessionEvent {}

    /** Also when somebody who left comes back, with the same {@code participantId}. */
    record ParticipantJoined(String sessionId, @Nullable String timeSlotId, String participantId,
            String userId,
            boolean cameraEnabled, boolean micEnabled, int connectedCount,
            Instant joinedAt) implements SessionEvent {}

    /** The minimum was reached: {@code waiting} became {@code active}. */
    record Activated(String sessionId, Instant startedAt) implements SessionEvent {}

    record MediaStateChanged(String sessionId, String userId, boolean cameraEnabled, boolean micEnabled)
            implements SessionEvent {}

    /** {@code policyVersion}: the text on recording that the user agreed to, or withdrew from. */
    record ConsentChanged(String sessionId, String userId, boolean recordingConsent, String policyVersion,
            Instant changedAt) implements SessionEvent {}

    /**
     * {@code reason}: {@code left}, {@code disconnected} or {@code removed}. With the last one gone from an active session,
     * {@code emptyUntil} is when it ends unless somebody comes back.
     */
    record ParticipantLeft(String sessionId, String userId, String reason, int connectedCount, Instant leftAt,
            @Nullable Instant emptyUntil) implements SessionEvent {}

    /** {@code attendedUserIds}: everybody who was in it at some time. */
    record Ended(String sessionId, @Nullable String timeSlotId, String reason, List<String> attendedUserIds,
            Instant endedAt) implements SessionEvent {}
}
