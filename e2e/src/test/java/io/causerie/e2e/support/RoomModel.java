package io.causerie.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** What an app that has heard everything so far believes about its session: who is there, with which media. */
public record RoomModel(Map<String, String> participants) {
    /** Derived from what was heard, from the last full state on. */
    public static RoomModel of(SocketPeer peer) {
        Map<String, String> participants = new TreeMap<>();
        for (JsonNode message : peer.heard()) {
            switch (message.path("type").asText()) {
                case "session-state" -> {
                    participants.clear();
                    message.path("participants").forEach(each -> put(participants, each));
                }
                case "participant-joined" -> put(participants, message.path("user"));
                case "participant-left" -> participants.remove(message.path("userId").asText());
                case "media-state-changed" ->
                    participants.put(message.path("userId").asText(), media(message));
                default -> {
                    // Not about who is there.
                }
            }
        }
        return new RoomModel(participants);
    }

    private static void put(Map<String, String> participants, JsonNode participant) {
        participants.put(participant.path("userId").asText(), media(participant));
    }

    private static String media(JsonNode of) {
        return "camera " + of.path("cameraEnabled").asBoolean() + ", mic "
                + of.path("micEnabled").asBoolean();
    }
}
