package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The second diagram document: what two who have found each other say through the gateway, and how they part. */
@GatewayTest
class PartnerTalkTest {
    @LocalServerPort
    private int port;

    @Test
    void offers_answers_candidates_and_chat_reach_the_partner() {
        try (Peer a = Peer.hello(port, "relay-a"); Peer b = Peer.hello(port, "relay-b")) {
            a.meet(b);
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
        try (Peer a = Peer.hello(port, "next-a");
                Peer b = Peer.hello(port, "next-b");
                Peer c = Peer.hello(port, "next-c");
                Peer d = Peer.hello(port, "next-d")) {
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
    void stop_chat_leaves_the_partner_or_the_queue() {
        try (Peer a = Peer.hello(port, "stop-a");
                Peer b = Peer.hello(port, "stop-b");
                Peer c = Peer.hello(port, "stop-c")) {
            a.meet(b);
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
        try (Peer b = Peer.hello(port, "closed-b")) {
            Peer a = Peer.hello(port, "closed-a");
            a.meet(b);
            a.loseNetwork();
            b.next("partner_disconnected");
            b.say("{'type':'webrtc_offer','sdp':'x'}");
            assertThat(b.error()).isEqualTo("no-partner");
        }
    }

    @Test
    void find_partner_while_there_is_one_says_again_who_it_is() {
        try (Peer a = Peer.hello(port, "twice-a"); Peer b = Peer.hello(port, "twice-b")) {
            a.meet(b);
            a.say("{'type':'find_partner','id':'2'}");
            JsonNode found = a.next("partner_found");
            assertThat(found.path("replyTo").asString()).isEqualTo("2");
            assertThat(found.path("isInitiator").asBoolean()).isFalse();
            assertThat(found.path("pairEpoch").asInt()).isEqualTo(1);
        }
    }

    @Test
    void with_a_partner_the_session_dialect_is_the_wrong_one() {
        try (Peer a = Peer.hello(port, "dialect-a"); Peer b = Peer.hello(port, "dialect-b")) {
            a.meet(b);
            a.say("{'type':'offer','toUserId':'dialect-b','sdp':'x'}");
            assertThat(a.error()).isEqualTo("wrong-dialect");
        }
    }

    @Test
    void who_reloads_the_page_while_talking_is_told_again_as_is_the_partner() {
        Peer a = Peer.hello(port, "reload-a");
        try (Peer b = Peer.hello(port, "reload-b")) {
            a.meet(b);
            a.close();
            try (Peer anew = Peer.hello(port, "reload-a")) {
                JsonNode found = anew.next("partner_found");
                assertThat(found.path("pairEpoch").asInt()).isEqualTo(2);
                assertThat(found.path("isInitiator").asBoolean()).isFalse();
                assertThat(b.next("partner_found").path("pairEpoch").asInt()).isEqualTo(2);
            }
        }
    }

    @Test
    void who_resumes_without_a_repetition_is_told_who_the_partner_is() {
        Peer a = Peer.hello(port, "resumed-a");
        try (Peer b = Peer.hello(port, "resumed-b")) {
            a.meet(b);
            a.loseNetwork();
            try (Peer back = a.resume(port, "")) {
                assertThat(back.next("partner_found").path("pairEpoch").asInt()).isEqualTo(1);
                assertThat(b.unheard()).isEmpty();
            }
        }
    }
}
