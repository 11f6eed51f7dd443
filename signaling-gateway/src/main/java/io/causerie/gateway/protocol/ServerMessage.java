package io.causerie.gateway.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.causerie.rest.ice.IceServer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway says, in both dialects; docs/signaling-protocol.md has the meaning of each. What is relayed is not among
 * them but spliced from the sender's frame, see {@link FrameWriter#relayed}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@Type(value = ServerMessage.Connected.class, name = "connected"),
        @Type(value = ServerMessage.SessionState.class, name = "session-state"),
        @Type(value = ServerMessage.ParticipantJoined.class, name = "participant-joined"),
        @Type(value = ServerMessage.ParticipantLeft.class, name = "participant-left"),
        @Type(value = ServerMessage.MediaStateChanged.class, name = "media-state-changed"),
        @Type(value = ServerMessage.RecordingState.class, name = "recording-state"),
        @Type(value = ServerMessage.ChatMessage.class, name = "chat-message"),
        @Type(value = ServerMessage.SlotReminder.class, name = "slot-reminder"),
        @Type(value = ServerMessage.RegistrationPromoted.class, name = "registration-promoted"),
        @Type(value = ServerMessage.SessionEnded.class, name = "session-ended"),
        @Type(value = ServerMessage.WaitingForPartner.class, name = "waiting_for_partner"),
        @Type(value = ServerMessage.PartnerFound.class, name = "partner_found"),
        @Type(value = ServerMessage.PartnerChatMessage.class, name = "chat_message"),
        @Type(value = ServerMessage.PartnerLeft.class, name = "partner_left"),
        @Type(value = ServerMessage.PartnerDisconnected.class, name = "partner_disconnected"),
        @Type(value = ServerMessage.Ack.class, name = "ack"),
        @Type(value = ServerMessage.Error.class, name = "error")})
public sealed interface ServerMessage {
    /** {@code sessionId}: the session that the user is in now; null: in none. */
    record Connected(String userId, String resumeToken, long heartbeatSeconds, List<IceServer> iceServers,
            boolean resumed, boolean replayed, @Nullable String sessionId,
            @Nullable @JsonInclude(Include.NON_NULL) String replyTo) implements ServerMessage {
        @Override
        public String toString() {
            return "Connected[" + userId + "]";
        }
    }

    /** {@code status}: {@code connected} or {@code disconnected}; the last three are null for the receiver themselves. */
    record Participant(String userId, String displayName, String status, boolean cameraEnabled,
            boolean micEnabled,
            boolean recordingConsent, @Nullable @JsonInclude(Include.NON_NULL) Boolean polite,
            @Nullable @JsonInclude(Include.NON_NULL) Long pairEpoch,
            @Nullable @JsonInclude(Include.NON_NULL) Boolean initiator) {}

    record SessionState(String sessionId, String kind, String status, @Nullable String timeSlotId,
            @Nullable String targetLanguageCode, @Nullable String level, Instant endsAt, boolean recording,
            List<Participant> participants) implements ServerMessage {}

    record ParticipantJoined(Participant user, boolean polite, long pairEpoch,
            boolean initiator) implements ServerMessage {}

    record ParticipantLeft(String userId, String reason) implements ServerMessage {}

    record MediaStateChanged(String userId, boolean cameraEnabled, boolean micEnabled)
            implements ServerMessage {}

    record RecordingState(boolean recording, List<String> consentingUserIds) implements ServerMessage {}

    record ChatMessage(String fromUserId, String text, Instant at) implements ServerMessage {}

    record SlotReminder(String timeSlotId, Instant startTime) implements ServerMessage {}

    record RegistrationPromoted(String timeSlotId) implements ServerMessage {}

    record SessionEnded(String sessionId, String reason) implements ServerMessage {}

    /** {@code position}: from 1, among all who wait. */
    record WaitingForPartner(long position,
            @Nullable @JsonInclude(Include.NON_NULL) String replyTo) implements ServerMessage {}

    /** Who the partner is. */
    record Partner(String userId, String displayName) {}

    record PartnerFound(String sessionId, Partner partner, boolean isInitiator, long pairEpoch,
            @Nullable String language, @Nullable String level,
            @Nullable @JsonInclude(Include.NON_NULL) String replyTo) implements ServerMessage {}

    record PartnerChatMessage(String text, Instant at) implements ServerMessage {}

    record PartnerLeft() implements ServerMessage {}

    record PartnerDisconnected() implements ServerMessage {}

    record Ack(String replyTo) implements ServerMessage {}

    /** {@code field}: the name of the field; {@code message}: what it has to be. */
    record Violation(String field, String message) {}

    record Error(String code, String message, @Nullable @JsonInclude(Include.NON_NULL) String replyTo,
            @Nullable @JsonInclude(Include.NON_NULL) Long retryAfterMs,
            @Nullable @JsonInclude(Include.NON_NULL) List<Violation> violations) implements ServerMessage {
        public static Error of(ErrorCode code, String message, @Nullable String replyTo) {
            return new Error(code.wire(), message, replyTo, null, null);
        }

        /** @param code what the command side calls it */
        public static Error of(String code, String message, @Nullable String replyTo) {
            return new Error(code, message, replyTo, null, null);
        }
    }
}
