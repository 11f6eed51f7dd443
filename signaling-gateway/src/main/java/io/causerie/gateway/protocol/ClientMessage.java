package io.causerie.gateway.protocol;

import static io.causerie.api.InvalidValue.require;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client may say, in both dialects; docs/signaling-protocol.md has the meaning of each. */
public sealed interface ClientMessage {
    /** The most characters of an SDP, as written in the frame. */
    int MAX_SDP = 48 * 1024;
    int MAX_CHAT = 2_000;

    /** What goes to one other participant as it is. */
    sealed interface Relayed extends ClientMessage {
        /** The name under which the other side hears it. */
        ClientType type();

        /** The field that is passed on unread. */
        Slice payload();

        @Nullable
        Long pairEpoch();
    }

    /** Relayed to somebody who is named. */
    sealed interface Directed extends Relayed {
        String toUserId();
    }

    /** Relayed to the partner of the moment. */
    sealed interface ToPartner extends Relayed {
        /** Which meeting it belongs to; told to the partner, who may be in another by then. */
        @Nullable
        String sessionId();
    }

    /** {@code received}: how many text frames came after {@code connected} on the connection that is resumed. */
    record Hello(String token, @Nullable String resumeToken, @Nullable Long received)
            implements ClientMessage {
        public Hello {
            require(resumeToken == null || resumeToken.length() <= 128, "resumeToken",
                    "must have at most 128 characters");
            require(received == null || received >= 0, "received", "must not be negative");
        }

        @Override
        public String toString() {
            return "Hello";
        }
    }

    record Offer(String toUserId, Slice sdp, @Nullable Long pairEpoch) implements Directed {
        public Offer {
            checkSdp(sdp);
            checkTo(toUserId);
        }

        @Override
        public ClientType type() {
            return ClientType.OFFER;
        }

        @Override
        public Slice payload() {
            return sdp;
        }
    }

    record Answer(String toUserId, Slice sdp, @Nullable Long pairEpoch) implements Directed {
        public Answer {
            checkSdp(sdp);
            checkTo(toUserId);
        }

        @Override
        public ClientType type() {
            return ClientType.ANSWER;
        }

        @Override
        public Slice payload() {
            return sdp;
        }
    }

    record IceCandidate(String toUserId, Slice candidate, @Nullable Long pairEpoch) implements Directed {
        public IceCandidate {
            checkTo(toUserId);
        }

        @Override
        public ClientType type() {
            return ClientType.ICE_CANDIDATE;
        }

        @Override
        public Slice payload() {
            return candidate;
        }
    }

    record MediaState(@Nullable Boolean cameraEnabled, @Nullable Boolean micEnabled)
            implements ClientMessage {
        public MediaState {
            require(cameraEnabled != null || micEnabled != null, "cameraEnabled",
                    "or micEnabled must be given");
        }
    }

    record ChatMessage(String text) implements ClientMessage {
        public ChatMessage {
            checkText(text);
        }
    }

    record Leave() implements ClientMessage {}

    /** Null stands for any. */
    record FindPartner(@Nullable String language, @Nullable String level) implements ClientMessage {}

    record WebrtcOffer(Slice sdp, @Nullable Long pairEpoch, @Nullable String sessionId) implements ToPartner {
        public WebrtcOffer {
            checkSdp(sdp);
            checkSession(sessionId);
        }

        @Override
        public ClientType type() {
            return ClientType.WEBRTC_OFFER;
        }

        @Override
        public Slice payload() {
            return sdp;
        }
    }

    record WebrtcAnswer(Slice sdp, @Nullable Long pairEpoch, @Nullable String sessionId)
            implements ToPartner {
        public WebrtcAnswer {
            checkSdp(sdp);
            checkSession(sessionId);
        }

        @Override
        public ClientType type() {
            return ClientType.WEBRTC_ANSWER;
        }

        @Override
        public Slice payload() {
            return sdp;
        }
    }

    /** {@code ice_candidate}, as the partner dialect writes it. */
    record PartnerIceCandidate(Slice candidate, @Nullable Long pairEpoch, @Nullable String sessionId)
            implements ToPartner {
        public PartnerIceCandidate {
            checkSession(sessionId);
        }

        @Override
        public ClientType type() {
            return ClientType.PARTNER_ICE_CANDIDATE;
        }

        @Override
        public Slice payload() {
            return candidate;
        }
    }

    /** {@code chat_message}, as the partner dialect writes it. */
    record PartnerChatMessage(String text) implements ClientMessage {
        public PartnerChatMessage {
            checkText(text);
        }
    }

    record NextPartner() implements ClientMessage {}

    record StopChat() implements ClientMessage {}

    record ReportPartner(String reason) implements ClientMessage {
        private static final Set<String> REASONS = Set.of("harassment", "hate", "nudity", "minor", "spam",
                "other");

        public ReportPartner {
            require(REASONS.contains(reason), "reason",
                    "must be one of harassment, hate, nudity, minor, spam, other");
        }
    }

    record BlockPartner() implements ClientMessage {}

    private static void checkSdp(Slice sdp) {
        require(sdp.length() <= MAX_SDP, "sdp", "must have at most 49,152 characters");
    }

    private static void checkTo(String userId) {
        require(!userId.isEmpty() && userId.length() <= 128, "toUserId", "must have 1 to 128 characters");
    }

    private static void checkSession(@Nullable String sessionId) {
        require(sessionId == null || sessionId.length() <= 128, "sessionId",
                "must have at most 128 characters");
    }

    private static void checkText(String text) {
        require(!text.isBlank() && text.length() <= MAX_CHAT, "text", "must have 1 to 2,000 characters");
    }
}
