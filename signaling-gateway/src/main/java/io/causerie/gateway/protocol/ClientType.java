package io.causerie.gateway.protocol;

import static io.causerie.gateway.protocol.Field.CAMERA_ENABLED;
import static io.causerie.gateway.protocol.Field.CANDIDATE;
import static io.causerie.gateway.protocol.Field.LANGUAGE;
import static io.causerie.gateway.protocol.Field.LEVEL;
import static io.causerie.gateway.protocol.Field.MIC_ENABLED;
import static io.causerie.gateway.protocol.Field.PAIR_EPOCH;
import static io.causerie.gateway.protocol.Field.REASON;
import static io.causerie.gateway.protocol.Field.RECEIVED;
import static io.causerie.gateway.protocol.Field.RESUME_TOKEN;
import static io.causerie.gateway.protocol.Field.SDP;
import static io.causerie.gateway.protocol.Field.SESSION_ID;
import static io.causerie.gateway.protocol.Field.TEXT;
import static io.causerie.gateway.protocol.Field.TOKEN;
import static io.causerie.gateway.protocol.Field.TO_USER_ID;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of client messages, by the name they have on the wire; labels of metrics come from here. */
public enum ClientType {
    HELLO("hello", List.of(TOKEN), List.of(RESUME_TOKEN, RECEIVED),
            in -> new ClientMessage.Hello(
                    in.text(TOKEN), in.textOrNull(RESUME_TOKEN), in.countOrNull(RECEIVED))), OFFER("offer",
                            List.of(TO_USER_ID, SDP), List.of(PAIR_EPOCH),
                            in -> new ClientMessage.Offer(in.text(TO_USER_ID), in.slice(SDP),
                                    in.countOrNull(PAIR_EPOCH))), ANSWER("answer", List.of(TO_USER_ID, SDP),
                                            List.of(PAIR_EPOCH),
                                            in -> new ClientMessage.Answer(in.text(TO_USER_ID), in.slice(SDP),
                                                    in.countOrNull(PAIR_EPOCH))), ICE_CANDIDATE(
                                                            "ice-candidate", List.of(TO_USER_ID, CANDIDATE),
                                                            List.of(PAIR_EPOCH),
                                                            in -> new ClientMessage.IceCandidate(
                                                                    in.text(TO_USER_ID), in.slice(CANDIDATE),
                                                                    in.countOrNull(PAIR_EPOCH))), MEDIA_STATE(
                                                                            "media-state", List.of(),
                                                                            List.of(CAMERA_ENABLED,
                                                                                    MIC_ENABLED),
                                                                            in -> new ClientMessage.MediaState(
                                                                                    in.flagOrNull(
                                                                                            CAMERA_ENABLED),
                                                                                    in.flagOrNull(
                                                                                            MIC_ENABLED))), CHAT_MESSAGE(
                                                                                                    "chat-message",
                                                                                                    List.of(TEXT),
                                                                                                    List.of(),
                                                                                                    in -> new ClientMessage.ChatMessage(
                                                                                                            in.text(TEXT))), LEAVE(
                                                                                                                    "leave",
                                                                                                                    List.of(),
                                                                                                                    List.of(),
                                                                                                                    in -> new ClientMessage.Leave()), FIND_PARTNER(
                                                                                                                            "find_partner",
                                                                                                                            List.of(),
                                                                                                                            List.of(LANGUAGE,
                                                                                                                                    LEVEL),
                                                                                                                            in -> new ClientMessage.FindPartner(
                                                                                                                                    in.textOrNull(
                                                                                                                                            LANGUAGE),
                                                                                                                                    in.textOrNull(
                                                                                                                                            LEVEL))), WEBRTC_OFFER(
                                                                                                                                                    "webrtc_offer",
                                                                                                                                                    List.of(SDP),
                                                                                                                                                    List.of(PAIR_EPOCH,
                                                                                                                                                            SESSION_ID),
                                                                                                                                                    in -> new ClientMessage.WebrtcOffer(
                                                                                                                                                            in.slice(
                                                                                                                                                                    SDP),
                                                                                                                                                            in.countOrNull(
                                                                                                                                                                    PAIR_EPOCH),
                                                                                                                                                            in.textOrNull(
                                                                                                                                                                    SESSION_ID))), WEBRTC_ANSWER(
                                                                                                                                                                            "webrtc_answer",
                                                                                                                                                                            List.of(SDP),
                                                                                                                                                                            List.of(PAIR_EPOCH,
                                                                                                                                                                                    SESSION_ID),
                                                                                                                                                                            in -> new ClientMessage.WebrtcAnswer(
                                                                                                                                                                                    in.slice(
                                                                                                                                                                                            SDP),
                                                                                                                                                                                    in.countOrNull(
                                                                                                                                                                                            PAIR_EPOCH),
                                                                                                                                                                                    in.textOrNull(
                                                                                                                                                                                            SESSION_ID))), PARTNER_ICE_CANDIDATE(
                                                                                                                                                                                                    "ice_candidate",
                                                                                                                                                                                                    List.of(CANDIDATE),
                                                                                                                                                                                                    List.of(PAIR_EPOCH,
                                                                                                                                                                                                            SESSION_ID),
                                                                                                                                                                                                    in -> new ClientMessage.PartnerIceCandidate(
                                                                                                                                                                                                            in.slice(
                                                                                                                                                                                                                    CANDIDATE),
                                                                                                                                                                                                            in.countOrNull(
                                                                                                                                                                                                                    PAIR_EPOCH),
                                                                                                                                                                                                            in.textOrNull(
                                                                                                                                                                                                                    SESSION_ID))), PARTNER_CHAT_MESSAGE(
                                                                                                                                                                                                                            "chat_message",
                                                                                                                                                                                                                            List.of(TEXT),
                                                                                                                                                                                                                            List.of(),
                                                                                                                                                                                                                            in -> new ClientMessage.PartnerChatMessage(
                                                                                                                                                                                                                                    in.text(TEXT))), NEXT_PARTNER(
                                                                                                                                                                                                                                            "next_partner",
                                                                                                                                                                                                                                            List.of(),
                                                                                                                                                                                                                                            List.of(),
                                                                                                                                                                                                                                            in -> new ClientMessage.NextPartner()), STOP_CHAT(
                                                                                                                                                                                                                                                    "stop_chat",
                                                                                                                                                                                                                                                    List.of(),
                                                                                                                                                                                                                                                    List.of(),
                                                                                                                                                                                                                                                    in -> new ClientMessage.StopChat()), REPORT_PARTNER(
                                                                                                                                                                                                                                                            "report_partner",
                                                                                                                                                                                                                                                            List.of(REASON),
                                                                                                                                                                                                                                                            List.of(),
                                                                                                                                                                                                                                                            in -> new ClientMessage.ReportPartner(
                                                                                                                                                                                                                                                                    in.text(REASON))), BLOCK_PARTNER(
                                                                                                                                                                                                                                                                            "block_partner",
                                                                                                                                                                                                                                                                            List.of(),
                                                                                                                                                                                                                                                                            List.of(),
                                                                                                                                                                                                                                                                            in -> new ClientMessage.BlockPartner());

    private static final Map<String, ClientType> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(ClientType::wire, Function.identity()));

    private final String wire;
    private final String relayPrefix;
    private final String payloadPrefix;
    private final Function<Fields, ClientMessage> make;
    final int required;
    final int allowed;

    ClientType(String wire, List<Field> required, List<Field> optional,
            Function<Fields, ClientMessage> make) {
        this.wire = wire;
        this.relayPrefix = "{\"type\":\"" + wire + "\"";
        this.payloadPrefix = required.contains(SDP) ? ",\"sdp\":" : ",\"candidate\":";
        this.make = make;
        this.required = bits(required);
        this.allowed = this.required | bits(optional) | Field.TYPE.bit | Field.ID.bit;
    }

    private static int bits(List<Field> fields) {
        return fields.stream().mapToInt(field -> field.bit).sum();
    }

    /** As messages name it. */
    public String wire() {
        return wire;
    }

    String relayPrefix() {
        return relayPrefix;
    }

    /** What stands before the part that is relayed unread. */
    String payloadPrefix() {
        return payloadPrefix;
    }

    ClientMessage make(Fields fields) {
        return make.apply(fields);
    }

    static @Nullable ClientType named(String wire) {
        return BY_NAME.get(wire);
    }
}
