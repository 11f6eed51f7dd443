package io.causerie.query.audit;

import io.causerie.state.session.Participant;
import io.causerie.state.session.RecordingState;
import io.causerie.state.session.SessionState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A session as it was, which is what it was decided on.
 *
 * @param status {@code waiting}, {@code active} or {@code ended}
 * @param graceEndsAt until when it waits for its minimum
 * @param emptyUntil when it ends unless somebody comes back; null while nobody is missed
 * @param participants everybody who was in it, in the order they first came; who was in it at its end stays {@code connected}
 */
public record AuditedSession(String sessionId, String kind, @Nullable String timeSlotId,
        @Nullable String targetLanguageCode, @Nullable String level, String status, int minParticipants,
        int maxParticipants, List<String> expectedUserIds, Instant openedAt, @Nullable Instant startedAt,
        Instant graceEndsAt, Instant endsAt, @Nullable Instant emptyUntil, @Nullable Instant endedAt,
        @Nullable String endReason, List<AuditedParticipant> participants, AuditedRecording recording) {
    /**
     * Somebody who is, or was, in it.
     *
     * @param presence {@code connected}, {@code left} or {@code removed}
     * @param policyVersion of the text that their answer on being recorded was given to
     * @param joinedAt when they came in last
     */
    public record AuditedParticipant(String userId, String participantId, String presence,
            boolean cameraEnabled, boolean micEnabled, boolean recordingConsent,
            @Nullable String policyVersion, Instant joinedAt, @Nullable Instant leftAt) {
        private static AuditedParticipant of(Participant one) {
            return new AuditedParticipant(one.userId(), one.id(), code(one.presence()), one.cameraEnabled(),
                    one.micEnabled(), one.recordingConsent(), one.consent().policyVersion(), one.joinedAt(),
                    one.leftAt());
        }
    }

    /**
     * Its recording.
     *
     * @param on whether it ran at that moment
     * @param wasOn whether it had run by then
     * @param phase of its files: {@code capturing}, {@code requested}, {@code stored}, {@code failed} or {@code expired}
     * @param attempt to make the files, from 1; 0 before the first
     */
    public record AuditedRecording(boolean on, boolean wasOn, String phase, int attempt,
            @Nullable String mixKey, @Nullable String manifestKey, List<String> erasedUserIds) {
        private static AuditedRecording of(RecordingState recording, boolean ended) {
            return new AuditedRecording(recording.isOn() && !ended, recording.wasOn(),
                    code(recording.phase()), recording.attempt(), recording.mixKey(), recording.manifestKey(),
                    recording.erased());
        }
    }

    static AuditedSession of(SessionState state) {
        return new AuditedSession(state.id(), state.kind(), state.slotId(), state.targetLanguageCode(),
                state.level(), code(state.status()), state.minParticipants(), state.maxParticipants(),
                state.expected(), state.openedAt(), state.startedAt(), state.graceEndsAt(), state.endsAt(),
                state.emptyUntil(), state.endedAt(), state.endReason(),
                state.roster().all().stream().map(AuditedParticipant::of).toList(),
                AuditedRecording.of(state.recording(), state.hasEnded()));
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
