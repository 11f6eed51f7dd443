package io.causerie.standalone;

import io.causerie.eventlog.LoggedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What events add up to, worked out from their stored JSON alone, with nothing of the product's. */
final class ByHand {
    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode state = JSON.createObjectNode();
    private final Map<String, ObjectNode> people = new LinkedHashMap<>();
    private final Map<String, ObjectNode> waiting = new LinkedHashMap<>();
    private final ArrayNode names = JSON.createArrayNode();

    static JsonNode session(List<LoggedEvent> events) {
        var hand = new ByHand();
        events.forEach(event -> hand.session(event.event().type(), JSON.readTree(event.event().payload())));
        hand.state.putArray("participants").addAll(hand.people.values());
        ((ObjectNode) hand.state.path("recording")).set("erasedUserIds", hand.names);
        return hand.state;
    }

    static JsonNode slot(List<LoggedEvent> events) {
        var hand = new ByHand();
        events.forEach(event -> hand.slot(event.event().type(), JSON.readTree(event.event().payload())));
        ObjectNode state = hand.state;
        state.putArray("registered").addAll(hand.people.values());
        ArrayNode queue = state.putArray("waiting");
        hand.waiting.values().forEach(
                one -> queue.add(one.deepCopy().put("waitlistPosition", queue.size() + 1)));
        state.set("withdrawnUserIds", hand.names);
        if (state.path("status").asString().equals("open")
                && hand.people.size() >= state.path("maxParticipants").asInt()) {
            state.put("status", "full");
        }
        return state;
    }

    private void session(String type, JsonNode event) {
        String user = event.path("userId").asString("");
        switch (type) {
            case "session.Opened" -> {
                copy(event, "sessionId", "kind", "timeSlotId", "targetLanguageCode", "level",
                        "minParticipants", "maxParticipants", "expectedUserIds", "openedAt", "graceEndsAt",
                        "endsAt");
                state.put("status", "waiting").putNull("startedAt").putNull("emptyUntil").putNull("endedAt")
                        .putNull("endReason");
                state.putObject("recording").put("on", false).put("wasOn", false).put("phase", "capturing")
                        .put("attempt", 0).putNull("mixKey").putNull("manifestKey");
            }
            case "session.ParticipantJoined" -> joined(user, event);
            case "session.Activated" -> state.put("status", "active").set("startedAt",
                    event.path("startedAt"));
            case "session.MediaStateChanged" -> copy(event, people.get(user), "cameraEnabled", "micEnabled");
            case "session.ConsentChanged" -> copy(event, people.get(user), "recordingConsent",
                    "policyVersion");
            case "session.ParticipantLeft" -> {
                String removed = event.path("reason").asString().equals("removed") ? "removed" : "left";
                people.get(user).put("presence", removed).set("leftAt", event.path("leftAt"));
                state.set("emptyUntil", event.path("emptyUntil"));
            }
            case "session.Ended" -> {
                state.put("status", "ended").set("endReason", event.path("reason"));
                copy(event, "endedAt");
                recording().put("on", false);
            }
            case "session.RecordingStarted" -> recording().put("on", true).put("wasOn", true);
            case "session.RecordingPaused" -> recording().put("on", false);
            case "session.RecordingRequested" -> copy(event, recording().put("phase", "requested"),
                    "attempt");
            case "session.RecordingStored" -> copy(event, recording().put("phase", "stored"), "mixKey",
                    "manifestKey");
            case "session.RecordingFailed" -> recording().put("phase", "failed");
            case "session.TracksErased" -> {
                addName(user);
                copy(event, recording(), "mixKey", "manifestKey");
            }
            case "session.RecordingExpired" -> recording().put("phase", "expired");
            default -> throw new IllegalStateException(type);
        }
    }

    private void joined(String user, JsonNode event) {
        ObjectNode one = people.computeIfAbsent(user, _ -> JSON.createObjectNode().put("userId", user)
                .put("recordingConsent", false).putNull("policyVersion"));
        copy(event, one.put("presence", "connected").putNull("leftAt"), "participantId", "cameraEnabled",
                "micEnabled", "joinedAt");
        state.putNull("emptyUntil");
    }

    private void slot(String type, JsonNode event) {
        String user = event.path("userId").asString("");
        ObjectNode place = JSON.createObjectNode().put("userId", user);
        switch (type) {
            case "timeslot.Scheduled" -> {
                copy(event, "slotId", "seriesId", "organizerId", "recurrence", "timeZone", "createdAt");
                offer(event);
                state.put("status", "open").put("reminded", false);
            }
            case "timeslot.Changed" -> {
                if (!event.path("startTime").equals(state.path("startTime"))) {
                    state.put("reminded", false);
                }
                offer(event);
            }
            case "timeslot.Registered" -> {
                people.put(user, copy(event, place, "registrationId"));
                removeName(user);
            }
            case "timeslot.Waitlisted" -> {
                waiting.put(user, copy(event, place, "registrationId"));
                removeName(user);
            }
            case "timeslot.RegistrationCancelled" -> {
                people.remove(user);
                waiting.remove(user);
                addName(user);
            }
            case "timeslot.WaitlistPromoted" -> people.put(user, waiting.remove(user));
            case "timeslot.ReminderDue" -> state.put("reminded", true);
            case "timeslot.Started" -> {
                state.put("status", "in-session");
                waiting.clear();
            }
            case "timeslot.Completed" -> state.put("status", "completed");
            case "timeslot.Cancelled" -> {
                state.put("status", "cancelled");
                people.clear();
                waiting.clear();
            }
            default -> throw new IllegalStateException(type);
        }
    }

    private void offer(JsonNode event) {
        copy(event, "targetLanguageCode", "level", "startTime", "endTime", "durationMinutes",
                "minParticipants", "maxParticipants");
    }

    private ObjectNode recording() {
        return (ObjectNode) state.path("recording");
    }

    private void addName(String user) {
        removeName(user);
        names.add(user);
    }

    private void removeName(String user) {
        for (int i = names.size() - 1; i >= 0; i--) {
            if (names.path(i).asString().equals(user)) {
                names.remove(i);
            }
        }
    }

    private void copy(JsonNode event, String... fields) {
        copy(event, state, fields);
    }

    private static ObjectNode copy(JsonNode event, ObjectNode to, String... fields) {
        for (String field : fields) {
            to.set(field, event.path(field).isMissingNode()
                    ? JSON.getNodeFactory().nullNode()
                    : event.path(field));
        }
        return to;
    }
}
