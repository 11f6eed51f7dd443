package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.api.session.SessionCommand.Waits;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The second diagram document: how partners are found, and what becomes of those who wait. */
@GatewayTest
class PartnerSearchTest {
    @LocalServerPort
    private int port;

    @Autowired
    private CommandSide commandSide;

    @AfterEach
    void findStore() {
        commandSide.findStore();
    }

    @Test
    void who_asks_first_waits_and_who_comes_then_initiates() {
        try (Peer a = Peer.hello(port, "found-a"); Peer b = Peer.hello(port, "found-b")) {
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
    void a_meeting_says_how_long_the_two_had_looked_for_each_other() {
        try (Peer a = Peer.hello(port, "long-a")) {
            a.say("{'type':'find_partner','language':'nl'}").next("waiting_for_partner");
            long before = System.nanoTime();
            try (Peer b = Peer.hello(port, "long-b")) {
                Duration atLeast = Duration.ofNanos(System.nanoTime() - before).minusMillis(1);
                b.say("{'type':'find_partner','language':'nl'}");

                Waits waits = commandSide
                        .waitsOf(b.next("partner_found").path("sessionId").asString());

                assertThat(waits.waited()).isPositive().isGreaterThanOrEqualTo(atLeast)
                        .isLessThan(Duration.ofMinutes(1));
                assertThat(waits.came()).isLessThan(waits.waited());
            }
        }
    }

    @Test
    void only_those_whose_wishes_fit_are_brought_together() {
        try (Peer a = Peer.hello(port, "wish-a");
                Peer b = Peer.hello(port, "wish-b");
                Peer c = Peer.hello(port, "wish-c")) {
            a.say("{'type':'find_partner','language':'en','level':'A1'}").next("waiting_for_partner");
            b.say("{'type':'find_partner','language':'EN','level':'A2'}");
            assertThat(b.next("waiting_for_partner").path("position").asInt()).isEqualTo(2);
            c.say("{'type':'find_partner','level':'A2'}");
            assertThat(c.next("partner_found").path("partner").path("userId").asString()).isEqualTo("wish-b");
            assertThat(a.unheard()).isEmpty();
        }
    }

    @Test
    void asking_again_keeps_the_place_in_the_queue_and_tells_it() {
        try (Peer a = Peer.hello(port, "again-a"); Peer b = Peer.hello(port, "again-b")) {
            a.say("{'type':'find_partner','language':'en'}").next("waiting_for_partner");
            b.say("{'type':'find_partner','language':'fr'}").next("waiting_for_partner");
            a.say("{'type':'find_partner','language':'it'}");
            assertThat(a.next("waiting_for_partner").path("position").asInt()).isEqualTo(1);
        }
    }

    @Test
    void when_the_meeting_cannot_be_stored_both_are_told_and_may_ask_again() {
        try (Peer a = Peer.hello(port, "fail-a"); Peer b = Peer.hello(port, "fail-b")) {
            commandSide.loseStore();
            a.say("{'type':'find_partner'}").next("waiting_for_partner");
            b.say("{'type':'find_partner','id':'f'}");
            JsonNode error = b.next("error");
            assertThat(error.path("code").asString()).isEqualTo("failed-to-find-partner");
            assertThat(error.path("replyTo").asString()).isEqualTo("f");
            assertThat(a.error()).isEqualTo("failed-to-find-partner");
            commandSide.findStore();
            a.meet(b);
        }
    }

    @Test
    void who_is_in_a_session_after_all_is_told_so_and_the_other_waits_on() {
        try (Peer a = Peer.hello(port, "fault-a");
                Peer b = Peer.hello(port, "fault-b");
                Peer c = Peer.hello(port, "fault-c")) {
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
        try (Peer a = Peer.hello(port, "busy-a")) {
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
    void who_joins_a_slots_session_while_waiting_leaves_the_queue() {
        commandSide.open("joins", "joins-a");
        try (Peer a = Peer.hello(port, "joins-a"); Peer b = Peer.hello(port, "joins-b")) {
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
        Peer a = Peer.hello(port, "held-a");
        try (Peer b = Peer.hello(port, "held-b");
                Peer c = Peer.hello(port, "held-c");
                Peer d = Peer.hello(port, "held-d")) {
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
    void a_language_or_level_that_is_none_is_an_invalid_message() {
        try (Peer a = Peer.hello(port, "invalid")) {
            for (String wish : new String[]{"'language':'klingonese'", "'level':'Z9'"}) {
                a.say("{'type':'find_partner'," + wish + "}");
                JsonNode error = a.next("error");
                assertThat(error.path("code").asString()).isEqualTo("invalid-message");
                assertThat(wish).contains(error.path("violations").get(0).path("field").asString());
            }
        }
    }

    @Test
    void next_partner_without_a_partner_waits() {
        try (Peer a = Peer.hello(port, "next-alone")) {
            a.say("{'type':'next_partner'}").next("waiting_for_partner");
        }
    }

    @Test
    void whose_partner_has_gone_may_look_at_once_though_the_end_of_the_talk_is_not_heard_yet() {
        try (Peer a = Peer.hello(port, "gone-a"); Peer b = Peer.hello(port, "gone-b")) {
            a.say("{'type':'find_partner'}").next("waiting_for_partner");
            b.say("{'type':'find_partner'}");
            String session = b.next("partner_found").path("sessionId").asString();
            a.next("partner_found");

            commandSide.remove(session, "gone-a");
            b.next("partner_disconnected");
            b.say("{'type':'find_partner'}").next("waiting_for_partner");
            b.say("{'type':'stop_chat'}");
            commandSide.end(session, "not-enough-participants");
        }
    }
}
