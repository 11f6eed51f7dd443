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
     * {@code waitsMs}: of partners, how long each of the two had looked for one, in that order and in milliseconds; null of a slot,
     * and where it was not known.
     */
    record Opened(String sessionId, String kind, @Nullable String timeSlotId,
            @Nullable String targetLanguageCode, @Nullable String level,
            int minParticipants, int maxParticipants, List<String> expectedUserIds, Instant openedAt,
            Instant graceEndsAt,
            Instant endsAt, @Nullable List<Long> waitsMs) implements SessionEvent {
        /** Nobody looked for a partner, or nobody knows for how long. */
        public Opened(String sessionId, String kind, @Nullable String timeSlotId,
                @Nullable String targetLanguageCode, @Nullable String level, int minParticipants,
                int maxParticipants, List<String> expectedUserIds, Instant openedAt, Instant graceEndsAt,
                Instant endsAt) {
            this(sessionId, kind, timeSlotId, targetLanguageCode, level, minParticipants, maxParticipants,
                    expectedUserIds, openedAt, graceEndsAt, endsAt, null);
        }
    }

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

    /**
     * What an event says of the session's recording. It runs from each {@link RecordingStarted} to the next
     * {@link RecordingPaused} or {@link Ended}; after the end each attempt to make its files is either stored or failed.
     */
    sealed interface OfRecording {
        String sessionId();
    }

    /** The first time, and again after each pause: it is active, and at least one who is in consents. */
    record RecordingStarted(String sessionId, Instant at) implements SessionEvent, OfRecording {}

    /** The last one who consented withdrew or left; not said of the end, which stops it too. */
    record RecordingPaused(String sessionId, Instant at) implements SessionEvent, OfRecording {}

    /** {@code attempt} counts from 1; each later one was asked for after a failure. */
    record RecordingRequested(String sessionId, int attempt, Instant requestedAt)
            implements SessionEvent, OfRecording {}

    /** The files are in the store and were checked. Keys are those of {@code bucket}; {@code durationMs} is the mix's. */
    record RecordingStored(String sessionId, int attempt, String bucket, String manifestKey, String mixKey,
            List<Track> tracks, long durationMs, Instant storedAt) implements SessionEvent, OfRecording {}

    /** {@code reason}: a code of {@code io.causerie.api.recording.RecordingFault}. The captured parts are kept. */
    record RecordingFailed(String sessionId, int attempt, String reason, Instant failedAt)
            implements SessionEvent, OfRecording {}

    /**
     * Nothing that this user said is left in the store. {@code mixKey} and {@code manifestKey}: what was made without them,
     * which replaces what was stored before. Both are null if there is nothing left, or was nothing yet; a mix that is yet to be
     * made anew is told by one more such event.
     */
    record TracksErased(String sessionId, String userId, @Nullable String mixKey,
            @Nullable String manifestKey, Instant erasedAt) implements SessionEvent, OfRecording {}

    /** Its time in the store is over: what of it is there is deleted next, and nobody can read it any more. */
    record RecordingExpired(String sessionId, Instant expiredAt) implements SessionEvent, OfRecording {}

    /** One uninterrupted track of one user. {@code startMs}: from the session's {@code startedAt}. */
    record Track(String userId, String trackId, String key, long startMs, long durationMs) {}
}
