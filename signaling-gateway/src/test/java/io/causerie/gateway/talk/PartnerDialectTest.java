package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Each arrow between users and the gateway in the second diagram document, its errors, and what surrounds them. */
@GatewayTest
class PartnerDialectTest {
    @LocalServerPort
    private int port;

    @Autowired
    private CommandSide commandSide;

    @AfterEach
    void findStore() {
        commandSide.findStore();
    }

    private Peer hello(String user) {
        return Peer.hello(port, user);
    }

    /** Two who have found each other; the first waited. */
    private void pair(Peer a, Peer b) {
        a.say("{'type':'find_partner'}");
        a.later("waiting_for_partner");
        b.say("{'type':'find_partner'}");
        a.later("partner_found");
        b.later("partner_found");
    }

    @Test
    void who_asks_first_waits_and_who_comes_then_initiates() {
        try (Peer a = hello("found-a"); Peer b = hello("found-b")) {
            a.say("{'type':'find_partner','language':'en','id':'1'}");
            JsonNode waiting = a.next("waiting_for_partner");
            assertThat(waiting.path("position").asInt()).isEqualTo(1);
            assertThat(waiting.path("replyTo").asString()).isEqualTo("1");

            b.say("{'type':'find_partner','level':'B2','id':'7'}");
            JsonNode first = a.next("partner_found");
            JsonNode second = b.next("partner_found");
            assertThat(first.path("isInitiator").asBoolean()).isFalse();
            assertThat(second.path("isInitiator").asBoolean()).isTrue();
            assertThat(first.path("sessionId").asString()).isNotEmpty()
                    .isEqualTo(second.path("sessionId").asString());
            assertThat(first.path("partner").path("userId").asString()).isEqualTo("found-b");
            assertThat(first.path("partner").path("displayName").asString()).isEqualTo("Found-b");
            assertThat(second.path("partner").path("userId").asString()).isEqualTo("found-a");
            assertThat(second.path("language").asString()).isEqualTo("en");
            assertThat(second.path("level").asString()).isEqualTo("B2");
            assertThat(second.path("pairEpoch").asInt()).isEqualTo(1);
            assertThat(second.path("replyTo").asString()).isEqualTo("7");
            assertThat(first.has("replyTo")).isFalse();
        }
    }

    @Test
    void only_those_whose_wishes_fit_are_brought_together() {
        try (Peer a = hello("wish-a"); Peer b = hello("wish-b"); Peer c = hello("wish-c")) {
            a.say("{'type':'find_partner','language':'en','level':'A1'}").next("waiting_for_partner");
            b.say("{'type':'find_partner','language':'EN','level':'A2'}");
            assertThat(b.next("waiting_for_partner").path("position").asInt()).isEqualTo(2);
            c.say("{'type':'find_partner','level':'A2'}");
            assertThat(c.next("partner_found").path("partner").path("userId").asString()).isEqualTo("wish-b");
            assertThat(a.unheard()).isEmpty();
        }
    }

    @Test
    void offers_answers_candidates_and_chat_reach_the_partner() {
        try (Peer a = hello("relay-a"); Peer b = hello("relay-b")) {
            pair(a, b);
            b.sayRaw(
                    "{\"type\":\"webrtc_offer\",\"sdp\":\"v=0\\r\\n\",\"pairEpoch\":1,\"sessionId\":\"s\"}");
            assertThat(a.nextRaw()).isEqualTo(
                    "{\"type\":\"webrtc_offer\",\"sessionId\":\"s\",\"sdp\":\"v=0\\r\\n\",\"pairEpoch\":1}");
            a.sayRaw("{\"type\":\"webrtc_answer\",\"sdp\":\"v=1\"}");
            assertThat(b.nextRaw()).isEqualTo("{\"type\":\"webrtc_answer\",\"sdp\":\"v=1\"}");
            a.sayRaw("{\"type\":\"ice_candidate\",\"candidate\":{\"candidate\":\"c\"}}");
            assertThat(b.nextRaw())
                    .isEqualTo("{\"type\":\"ice_candidate\",\"candidate\":{\"candidate\":\"c\"}}");
            b.say("{'type':'ice_candidate','candidate':null}");
            assertThat(a.next("ice_candidate").path("candidate").isNull()).isTrue();
            a.say("{'type':'chat_message','text':'<b>hi</b>','id':'c1'}");
            assertThat(a.next("ack").path("replyTo").asString()).isEqualTo("c1");
            JsonNode chat = b.next("chat_message");
            assertThat(chat.path("text").asString()).isEqualTo("<b>hi</b>");
            assertThat(chat.has("at")).isTrue();
        }
    }

    @Test
    void next_partner_leaves_the_one_and_finds_another_with_the_same_wishes() {
        try (Peer a = hello("next-a");
                Peer b = hello("next-b");
                Peer c = hello("next-c");
                Peer d = hello("next-d")) {
            a.say("{'type':'find_partner','language':'de'}").next("waiting_for_partner");
            b.say("{'type':'find_partner','language':'de'}").next("partner_found");
            a.next("partner_found");
            a.say("{'type':'next_partner','id':'n'}");
            b.next("partner_left");
            assertThat(a.next("waiting_for_partner").path("replyTo").asString()).isEqualTo("n");
            b.say("{'type':'find_partner'}");
            b.next("waiting_for_partner");
            c.say("{'type':'find_partner','language':'nl'}");
            assertThat(c.next("partner_found").path("partner").path("userId").asString()).isEqualTo("next-b");
            d.say("{'type':'find_partner','language':'de'}");
            assertThat(d.next("partner_found").path("partner").path("userId").asString()).isEqualTo("next-a");
        }
    }

    @Test
    void next_partner_without_a_partner_waits() {
        try (Peer a = hello("next-alone")) {
            a.say("{'type':'next_partner'}").next("waiting_for_partner");
        }
    }

    @Test
    void stop_chat_leaves_the_partner_or_the_queue() {
        try (Peer a = hello("stop-a"); Peer b = hello("stop-b"); Peer c = hello("stop-c")) {
            pair(a, b);
            a.say("{'type':'stop_chat','id':'s'}");
            assertThat(a.next("ack").path("replyTo").asString()).isEqualTo("s");
            b.next("partner_left");

            a.say("{'type':'find_partner'}").next("waiting_for_partner");
            a.say("{'type':'stop_chat','id':'t'}").next("ack");
            c.say("{'type':'find_partner'}").next("waiting_for_partner");
            assertThat(a.unheard()).isEmpty();
        }
    }

    @Test
    void a_closed_browser_is_a_partner_disconnected() {
        try (Peer b = hello("closed-b")) {
            Peer a = hello("closed-a");
            pair(a, b);
            a.loseNetwork();
            b.next("partner_disconnected");
            b.say("{'type':'webrtc_offer','sdp':'x'}");
            assertThat(b.error()).isEqualTo("no-partner");
        }
    }

    @Test
    void asking_again_keeps_the_place_in_the_queue_and_tells_it() {
        try (Peer a = hello("again-a"); Peer b = hello("again-b")) {
            a.say("{'type':'find_partner','language':'en'}").next("waiting_for_partner");
            b.say("{'type':'find_partner','language':'fr'}").next("waiting_for_partner");
            a.say("{'type':'find_partner','language':'it'}");
            assertThat(a.next("waiting_for_partner").path("position").asInt()).isEqualTo(1);
        }
    }

    @Test
    void find_partner_while_there_is_one_says_again_who_it_is() {
        try (Peer a = hello("twice-a"); Peer b = hello("twice-b")) {
            pair(a, b);
            a.say("{'type':'find_partner','id':'2'}");
            JsonNode found = a.next("partner_found");
            assertThat(found.path("replyTo").asString()).isEqualTo("2");
            assertThat(found.path("isInitiator").asBoolean()).isFalse();
            assertThat(found.path("pairEpoch").asInt()).isEqualTo(1);
        }
    }

    @Test
    void when_the_meeting_cannot_be_stored_both_are_told_and_may_ask_again() {
        try (Peer a = hello("fail-a"); Peer b = hello("fail-b")) {
            commandSide.loseStore();
            a.say("{'type':'find_partner'}").next("waiting_for_partner");
            b.say("{'type':'find_partner','id':'f'}");
            JsonNode error = b.next("error");
            assertThat(error.path("code").asString()).isEqualTo("failed-to-find-partner");
            assertThat(error.path("replyTo").asString()).isEqualTo("f");
            assertThat(a.error()).isEqualTo("failed-to-find-partner");
            commandSide.findStore();
            pair(a, b);
        }
    }

    @Test
    void who_is_in_a_session_after_all_is_told_so_and_the_other_waits_on() {
        try (Peer a = hello("fault-a"); Peer b = hello("fault-b"); Peer c = hello("fault-c")) {
            commandSide.occupy("fault-session", "fault-a");
            a.say("{'type':'find_partner'}").next("waiting_for_partner");
            b.say("{'type':'find_partner','id':'w'}");
            assertThat(b.next("waiting_for_partner").path("replyTo").asString()).isEqualTo("w");
            c.say("{'type':'find_partner'}");
            assertThat(c.later("partner_found").path("partner").path("userId").asString())
                    .isEqualTo("fault-b");
            assertThat(b.next("partner_found").path("isInitiator").asBoolean()).isFalse();
        }
    }

    @Test
    void in_a_slots_session_nobody_looks_for_a_partner() {
        commandSide.open("busy", "busy-a");
        commandSide.join("busy", "busy-a");
        try (Peer a = hello("busy-a")) {
            a.next("session-state");
            a.say("{'type':'find_partner','id':'x'}");
            assertThat(a.error()).isEqualTo("already-in-another-session");
            a.say("{'type':'next_partner'}");
            assertThat(a.error()).isEqualTo("already-in-another-session");
            a.say("{'type':'webrtc_offer','sdp':'x'}");
            assertThat(a.error()).isEqualTo("wrong-dialect");
        }
    }

    @Test
    void with_a_partner_the_session_dialect_is_the_wrong_one() {
        try (Peer a = hello("dialect-a"); Peer b = hello("dialect-b")) {
            pair(a, b);
            a.say("{'type':'offer','toUserId':'dialect-b','sdp':'x'}");
            assertThat(a.error()).isEqualTo("wrong-dialect");
        }
    }

    @Test
    void who_joins_a_slots_session_while_waiting_leaves_the_queue() {
        commandSide.open("joins", "joins-a");
        try (Peer a = hello("joins-a"); Peer b = hello("joins-b")) {
            a.say("{'type':'find_partner','language':'sv'}").next("waiting_for_partner");
            commandSide.join("joins", "joins-a");
            a.next("session-state");
            await().untilAsserted(() -> {
                b.say("{'type':'find_partner','language':'sv'}");
                assertThat(b.next("waiting_for_partner").path("position").asInt()).isEqualTo(1);
            });
        }
    }

    @Test
    void who_waits_and_loses_the_connection_keeps_the_place_but_meets_nobody_meanwhile() {
        Peer a = hello("held-a");
        try (Peer b = hello("held-b"); Peer c = hello("held-c"); Peer d = hello("held-d")) {
            a.say("{'type':'find_partner','language':'pl'}").next("waiting_for_partner");
            a.loseNetwork();
            await().untilAsserted(() -> {
                b.say("{'type':'find_partner','language':'pl'}");
                assertThat(b.next("waiting_for_partner").path("position").asInt()).isEqualTo(1);
                b.say("{'type':'stop_chat','id':'s'}").next("ack");
            });
            b.say("{'type':'find_partner','language':'pl','level':'B1'}").next("waiting_for_partner");
            try (Peer back = a.resume(port, "")) {
                assertThat(back.next("partner_found").path("partner").path("userId").asString())
                        .isEqualTo("held-b");
                b.next("partner_found");
            }
            c.say("{'type':'find_partner','language':'pl'}").next("waiting_for_partner");
            d.say("{'type':'find_partner','language':'pl'}").next("partner_found");
        }
    }

    @Test
    void who_reloads_the_page_while_talking_is_told_again_as_is_the_partner() {
        Peer a = hello("reload-a");
        try (Peer b = hello("reload-b")) {
            pair(a, b);
            a.close();
            try (Peer anew = hello("reload-a")) {
                JsonNode found = anew.next("partner_found");
                assertThat(found.path("pairEpoch").asInt()).isEqualTo(2);
                assertThat(found.path("isInitiator").asBoolean()).isFalse();
                assertThat(b.next("partner_found").path("pairEpoch").asInt()).isEqualTo(2);
            }
        }
    }

    @Test
    void who_resumes_without_a_repetition_is_told_who_the_partner_is() {
        Peer a = hello("resumed-a");
        try (Peer b = hello("resumed-b")) {
            pair(a, b);
            a.loseNetwork();
            try (Peer back = a.resume(port, "")) {
                assertThat(back.next("partner_found").path("pairEpoch").asInt()).isEqualTo(1);
                assertThat(b.unheard()).isEmpty();
            }
        }
    }

    @Test
    void a_partner_is_reported_during_the_talk_or_after_it() {
        try (Peer a = hello("report-a"); Peer b = hello("report-b")) {
            pair(a, b);
            a.say("{'type':'report_partner','reason':'nudity','id':'r'}");
            assertThat(a.next("ack").path("replyTo").asString()).isEqualTo("r");
            a.say("{'type':'stop_chat'}");
            b.next("partner_left");
            b.say("{'type':'report_partner','reason':'spam','id':'r'}").next("ack");
            assertThat(commandSide.reports()).map(report -> report.reporter() + " " + report.reported() + " "
                    + report.reason().name())
                    .contains("report-a report-b NUDITY", "report-b report-a SPAM");
        }
    }

    @Test
    void without_a_partner_there_is_nobody_to_report_or_to_block_or_to_talk_to() {
        try (Peer a = hello("lonely")) {
            for (String message : new String[]{"{'type':'report_partner','reason':'spam'}",
                    "{'type':'block_partner'}", "{'type':'webrtc_answer','sdp':'x'}",
                    "{'type':'ice_candidate','candidate':null}", "{'type':'chat_message','text':'x'}"}) {
                assertThat(a.say(message).error()).as(message).isEqualTo("no-partner");
            }
        }
    }

    @Test
    void a_blocked_partner_is_left_and_never_met_again() {
        try (Peer a = hello("block-a"); Peer b = hello("block-b"); Peer c = hello("block-c")) {
            pair(a, b);
            a.say("{'type':'block_partner','id':'b'}");
            assertThat(a.next("ack").path("replyTo").asString()).isEqualTo("b");
            b.next("partner_left");
            b.say("{'type':'find_partner'}").next("waiting_for_partner");
            a.say("{'type':'find_partner'}").next("waiting_for_partner");
            c.say("{'type':'find_partner'}");
            assertThat(c.next("partner_found").path("partner").path("userId").asString())
                    .isEqualTo("block-b");
        }
    }

    @Test
    void a_language_or_level_that_is_none_is_an_invalid_message() {
        try (Peer a = hello("invalid")) {
            for (String wish : new String[]{"'language':'klingonese'", "'level':'Z9'"}) {
                a.say("{'type':'find_partner'," + wish + "}");
                JsonNode error = a.next("error");
                assertThat(error.path("code").asString()).isEqualTo("invalid-message");
                assertThat(wish).contains(error.path("violations").get(0).path("field").asString());
            }
        }
    }
}
