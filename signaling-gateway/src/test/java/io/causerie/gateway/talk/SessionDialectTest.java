package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Each arrow between the participants and the WebSocket server in the first diagram document, and what surrounds them. */
@GatewayTest
class SessionDialectTest {
    @LocalServerPort
    private int port;

    @Autowired
    private CommandSide commandSide;

    private Peer in(String session, String user) {
        commandSide.join(session, user, false);
        Peer peer = Peer.hello(port, user);
        peer.later("session-state");
        return peer;
    }

    @Test
    void who_connects_while_in_a_session_is_told_its_state() {
        commandSide.open("state", "state-marie", "state-jean");
        commandSide.join("state", "state-marie", true);
        try (Peer marie = Peer.hello(port, "state-marie")) {
            JsonNode state = marie.later("session-state");
            assertThat(state.path("sessionId").asString()).isEqualTo("state");
            assertThat(state.path("kind").asString()).isEqualTo("slot");
            assertThat(state.path("status").asString()).isEqualTo("waiting");
            assertThat(state.path("timeSlotId").asString()).isEqualTo("slot-of-state");
            assertThat(state.path("targetLanguageCode").asString()).isEqualTo("en");
            assertThat(state.path("level").asString()).isEqualTo("B1");
            assertThat(state.path("endsAt").asString()).isEqualTo("2036-11-22T10:30:00Z");
            assertThat(state.path("recording").asBoolean()).isFalse();
            assertThat(state.path("participants")).hasSize(1);
            assertThat(state.path("participants").get(0).toString()).isEqualTo("{\"userId\":\"state-marie\","
                    + "\"displayName\":\"State-marie\",\"status\":\"connected\",\"cameraEnabled\":true,"
                    + "\"micEnabled\":true,\"recordingConsent\":true}");
        }
    }

    @Test
    void who_joins_while_connected_is_told_the_state_of_the_session() {
        commandSide.open("late", "late-marie");
        try (Peer marie = Peer.hello(port, "late-marie")) {
            commandSide.join("late", "late-marie");
            assertThat(marie.next("session-state").path("sessionId").asString()).isEqualTo("late");
        }
    }

    @Test
    void participant_joined_tells_those_there_who_came_and_who_offers() {
        commandSide.open("joined", "joined-marie", "joined-jean");
        try (Peer marie = in("joined", "joined-marie"); Peer jean = Peer.hello(port, "joined-jean")) {
            commandSide.join("joined", "joined-jean");
            JsonNode joined = marie.next("participant-joined");
            assertThat(joined.path("user").path("userId").asString()).isEqualTo("joined-jean");
            assertThat(joined.path("user").path("displayName").asString()).isEqualTo("Joined-jean");
            assertThat(joined.path("polite").asBoolean()).isFalse();
            assertThat(joined.path("initiator").asBoolean()).isTrue();
            assertThat(joined.path("pairEpoch").asInt()).isEqualTo(2);

            JsonNode jeansMarie = jean.next("session-state").path("participants").get(0);
            assertThat(jeansMarie.path("userId").asString()).isEqualTo("joined-marie");
            assertThat(jeansMarie.path("polite").asBoolean()).isTrue();
            assertThat(jeansMarie.path("initiator").asBoolean()).isFalse();
            assertThat(jeansMarie.path("pairEpoch").asInt()).isEqualTo(2);
        }
    }

    @Test
    void in_the_session_without_a_connection_is_disconnected_and_not_announced() {
        commandSide.open("absent", "absent-marie", "absent-jean");
        commandSide.join("absent", "absent-jean");
        try (Peer marie = Peer.hello(port, "absent-marie")) {
            commandSide.join("absent", "absent-marie");
            JsonNode jean = marie.next("session-state").path("participants").get(0);
            assertThat(jean.path("userId").asString()).isEqualTo("absent-jean");
            assertThat(jean.path("status").asString()).isEqualTo("disconnected");
            try (Peer there = Peer.hello(port, "absent-jean")) {
                assertThat(marie.next("participant-joined").path("user").path("userId").asString())
                        .isEqualTo(there.userId());
            }
        }
    }

    @Test
    void an_offer_reaches_whom_it_is_for_with_its_sender_and_its_sdp_untouched() {
        commandSide.open("offer", "offer-marie", "offer-jean");
        try (Peer marie = in("offer", "offer-marie"); Peer jean = in("offer", "offer-jean")) {
            marie.sayRaw(
                    "{\"sdp\":\"v=0\\r\\no=\\u002d \\/1\\t\\u00e9é\" , \"id\":\"1\",\n\"type\":\"offer\","
                            + "\"toUserId\":\"offer-jean\",\"pairEpoch\":2}");
            assertThat(jean.nextRaw()).isEqualTo("{\"type\":\"offer\",\"fromUserId\":\"offer-marie\","
                    + "\"sdp\":\"v=0\\r\\no=\\u002d \\/1\\t\\u00e9é\",\"pairEpoch\":2}");
        }
    }

    @Test
    void an_answer_goes_back() {
        commandSide.open("answer", "answer-marie", "answer-jean");
        try (Peer marie = in("answer", "answer-marie"); Peer jean = in("answer", "answer-jean")) {
            jean.say("{'type':'answer','toUserId':'answer-marie','sdp':'v=0'}");
            assertThat(marie.later("answer").toString())
                    .isEqualTo("{\"type\":\"answer\",\"fromUserId\":\"answer-jean\",\"sdp\":\"v=0\"}");
        }
    }

    @Test
    void ice_candidates_are_relayed_as_they_are_and_so_is_their_end() {
        commandSide.open("ice", "ice-marie", "ice-jean");
        try (Peer marie = in("ice", "ice-marie"); Peer jean = in("ice", "ice-jean")) {
            marie.say(
                    "{'type':'ice-candidate','toUserId':'ice-jean','candidate':{'candidate':'c','x': [1, {}] }}");
            marie.say("{'type':'ice-candidate','toUserId':'ice-jean','candidate': null }");
            assertThat(jean.nextRaw()).isEqualTo("{\"type\":\"ice-candidate\",\"fromUserId\":\"ice-marie\","
                    + "\"candidate\":{\"candidate\":\"c\",\"x\": [1, {}] }}");
            assertThat(jean.nextRaw())
                    .isEqualTo(
                            "{\"type\":\"ice-candidate\",\"fromUserId\":\"ice-marie\",\"candidate\":null}");
        }
    }

    @Test
    void a_sender_cannot_say_who_they_are() {
        commandSide.open("forged", "forged-marie", "forged-jean");
        try (Peer marie = in("forged", "forged-marie"); Peer jean = in("forged", "forged-jean")) {
            marie.say("{'type':'offer','toUserId':'forged-jean','fromUserId':'someone','sdp':'v=0'}");
            marie.later("error");
            marie.say("{'type':'offer','toUserId':'forged-jean','sdp':'v=0'}");
            assertThat(jean.next("offer").path("fromUserId").asString()).isEqualTo("forged-marie");
        }
    }

    @Test
    void a_third_is_announced_to_both_and_each_offers_to_them() {
        commandSide.open("third", "third-marie", "third-jean", "third-pierre");
        try (Peer marie = in("third", "third-marie");
                Peer jean = in("third", "third-jean");
                Peer pierre = in("third", "third-pierre")) {
            for (Peer there : new Peer[]{marie, jean}) {
                JsonNode joined = there.later("participant-joined");
                if (joined.path("user").path("userId").asString().equals("third-jean")) {
                    joined = there.later("participant-joined");
                }
                assertThat(joined.path("user").path("userId").asString()).isEqualTo("third-pierre");
                assertThat(joined.path("pairEpoch").asInt()).isEqualTo(3);
                there.say("{'type':'offer','toUserId':'third-pierre','sdp':'from %s'}", there.userId());
                assertThat(pierre.next("offer").path("sdp").asString()).isEqualTo("from " + there.userId());
            }
        }
    }

    @Test
    void a_camera_turned_off_is_heard_by_everybody_once() {
        commandSide.open("media", "media-marie", "media-jean", "media-pierre");
        try (Peer marie = in("media", "media-marie");
                Peer jean = in("media", "media-jean");
                Peer pierre = in("media", "media-pierre")) {
            jean.say("{'type':'media-state','cameraEnabled':false}");
            for (Peer each : new Peer[]{marie, jean, pierre}) {
                JsonNode changed = each.later("media-state-changed");
                assertThat(changed.toString())
                        .isEqualTo("{\"type\":\"media-state-changed\",\"userId\":\"media-jean\","
                                + "\"cameraEnabled\":false,\"micEnabled\":true}");
            }
            jean.say("{'type':'chat-message','text':'after it'}");
            marie.next("chat-message");
            pierre.next("chat-message");
        }
    }

    @Test
    void chat_reaches_everybody_else_as_it_was_written() {
        commandSide.open("chat", "chat-marie", "chat-jean");
        try (Peer marie = in("chat", "chat-marie"); Peer jean = in("chat", "chat-jean")) {
            marie.later("participant-joined");
            marie.say("{'type':'chat-message','text':'<script>é😀','id':'c1'}");
            JsonNode chat = jean.next("chat-message");
            assertThat(chat.path("fromUserId").asString()).isEqualTo("chat-marie");
            assertThat(chat.path("text").asString()).isEqualTo("<script>é😀");
            assertThat(Instant.parse(chat.path("at").asString())).isNotNull();
            assertThat(marie.next("ack").path("replyTo").asString()).isEqualTo("c1");
        }
    }

    @Test
    void who_leaves_is_gone_for_the_others_and_stays_connected() {
        commandSide.open("leave", "leave-marie", "leave-jean");
        try (Peer marie = in("leave", "leave-marie"); Peer jean = in("leave", "leave-jean")) {
            jean.say("{'type':'leave','id':'bye'}");
            assertThat(jean.next("ack").path("replyTo").asString()).isEqualTo("bye");
            assertThat(marie.later("participant-left").toString()).isEqualTo(
                    "{\"type\":\"participant-left\",\"userId\":\"leave-jean\",\"reason\":\"left\"}");
            jean.say("{'type':'offer','toUserId':'leave-marie','sdp':'v=0'}");
            assertThat(jean.error()).isEqualTo("no-current-session");
        }
    }

    @Test
    void somebody_removed_by_a_moderator_is_told_so_like_the_others() {
        commandSide.open("removed", "removed-marie", "removed-jean");
        try (Peer marie = in("removed", "removed-marie"); Peer jean = in("removed", "removed-jean")) {
            commandSide.remove("removed", "removed-jean");
            for (Peer each : new Peer[]{marie, jean}) {
                JsonNode left = each.later("participant-left");
                assertThat(left.path("userId").asString()).isEqualTo("removed-jean");
                assertThat(left.path("reason").asString()).isEqualTo("removed");
            }
        }
    }

    @Test
    void recording_is_told_when_it_begins_and_when_consent_is_withdrawn() {
        commandSide.open("consent", "consent-marie", "consent-jean");
        try (Peer marie = in("consent", "consent-marie"); Peer jean = in("consent", "consent-jean")) {
            commandSide.consent("consent-jean", true);
            for (Peer each : new Peer[]{marie, jean}) {
                assertThat(each.later("recording-state").toString()).isEqualTo(
                        "{\"type\":\"recording-state\",\"recording\":true,\"consentingUserIds\":[\"consent-jean\"]}");
            }
            commandSide.consent("consent-marie", true);
            assertThat(marie.next("recording-state").toString())
                    .isEqualTo("{\"type\":\"recording-state\",\"recording\":true,"
                            + "\"consentingUserIds\":[\"consent-marie\",\"consent-jean\"]}");
            commandSide.consent("consent-marie", false);
            assertThat(marie.next("recording-state").path("recording").asBoolean()).isTrue();
            commandSide.consent("consent-jean", false);
            assertThat(marie.next("recording-state").toString()).isEqualTo(
                    "{\"type\":\"recording-state\",\"recording\":false,\"consentingUserIds\":[]}");
        }
    }

    @Test
    void who_comes_while_it_is_recorded_is_told_so_at_once() {
        commandSide.open("recorded", "recorded-marie", "recorded-jean", "recorded-late");
        try (Peer marie = in("recorded", "recorded-marie"); Peer jean = in("recorded", "recorded-jean")) {
            commandSide.consent("recorded-jean", true);
            marie.later("recording-state");
            jean.later("recording-state");
            commandSide.join("recorded", "recorded-late", false);
            try (Peer late = Peer.hello(port, "recorded-late")) {
                assertThat(late.later("session-state").path("recording").asBoolean()).isTrue();
            }
        }
    }

    @Test
    void before_it_is_active_it_is_told_who_consents_and_that_nobody_is_recorded() {
        commandSide.open("early", "early-marie", "early-jean");
        try (Peer marie = in("early", "early-marie")) {
            commandSide.consent("early-marie", true);
            assertThat(marie.later("recording-state").toString()).isEqualTo(
                    "{\"type\":\"recording-state\",\"recording\":false,\"consentingUserIds\":[\"early-marie\"]}");
            commandSide.join("early", "early-jean", false);
            assertThat(marie.later("recording-state").path("recording").asBoolean()).isTrue();
        }
    }

    @Test
    void session_ended_reaches_all() {
        commandSide.open("ended", "ended-marie", "ended-jean");
        try (Peer marie = in("ended", "ended-marie"); Peer jean = in("ended", "ended-jean")) {
            commandSide.end("ended", "time-expired");
            for (Peer each : new Peer[]{marie, jean}) {
                assertThat(each.later("session-ended").toString()).isEqualTo(
                        "{\"type\":\"session-ended\",\"sessionId\":\"ended\",\"reason\":\"time-expired\"}");
            }
        }
    }

    @Test
    void reminders_and_promotions_reach_whoever_is_connected() {
        try (Peer marie = Peer.hello(port, "notice-marie"); Peer jean = Peer.hello(port, "notice-jean")) {
            commandSide.remind("slot9", Instant.parse("2030-01-01T10:00:00Z"), "notice-marie", "nobody");
            assertThat(marie.next().toString())
                    .isEqualTo("{\"type\":\"slot-reminder\",\"timeSlotId\":\"slot9\","
                            + "\"startTime\":\"2030-01-01T10:00:00Z\"}");
            commandSide.promote("slot9", "notice-jean");
            assertThat(jean.next().toString())
                    .isEqualTo("{\"type\":\"registration-promoted\",\"timeSlotId\":\"slot9\"}");
        }
    }
}
