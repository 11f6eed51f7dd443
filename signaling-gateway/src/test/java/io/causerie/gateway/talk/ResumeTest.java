package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.gateway.connection.Connections;
import io.causerie.rest.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@GatewayTest
class ResumeTest {
    @LocalServerPort
    private int port;

    @Autowired
    private CommandSide commandSide;

    @Autowired
    private Connections connections;

    private static int round;
    private String session;
    private Peer marie;
    private Peer jean;

    @BeforeEach
    void two_talk() {
        session = "resume" + round++;
        commandSide.open(session, session + "-marie", session + "-jean");
        commandSide.join(session, session + "-marie", session + "-jean");
        marie = Peer.hello(port, session + "-marie");
        marie.later("session-state");
        jean = Peer.hello(port, session + "-jean");
        jean.later("session-state");
        marie.later("participant-joined");
    }

    @AfterEach
    void done() {
        marie.close();
        jean.close();
    }

    private void loseJean() {
        jean.loseNetwork();
        await().until(() -> !connections.of(jean.userId()).orElseThrow().isConnected());
    }

    private void offer(String sdp) {
        marie.say("{'type':'offer','toUserId':'%s','sdp':'%s'}", jean.userId(), sdp);
    }

    /** Whatever marie was told meanwhile. */
    private void assertMarieNoticedNothing() {
        marie.say("{'type':'chat-message','text':'mark','id':'mark'}");
        assertThat(marie.next("ack").path("replyTo").asString()).isEqualTo("mark");
    }

    @Test
    void what_was_missed_is_repeated_in_order_and_others_notice_nothing() {
        loseJean();
        for (int i = 0; i < 20; i++) {
            offer("number " + i);
        }
        assertMarieNoticedNothing();
        try (Peer back = jean.resume(port)) {
            for (int i = 0; i < 20; i++) {
                assertThat(back.next("offer").path("sdp").asString()).isEqualTo("number " + i);
            }
            assertThat(back.next("chat-message").path("text").asString()).isEqualTo("mark");
            assertMarieNoticedNothing();
        }
    }

    @Test
    void frames_that_were_sent_but_not_received_are_repeated_too() {
        offer("lost on the way");
        jean.next("offer");
        loseJean();
        try (Peer back = jean.resume(port, ",'received':1")) {
            assertThat(back.next("offer").path("sdp").asString()).isEqualTo("lost on the way");
        }
    }

    @Test
    void the_count_goes_on_over_a_second_resume() {
        loseJean();
        offer("first");
        Peer again = jean.resume(port);
        assertThat(again.next("offer").path("sdp").asString()).isEqualTo("first");
        again.loseNetwork();
        await().until(() -> !connections.of(jean.userId()).orElseThrow().isConnected());
        offer("second");
        try (Peer third = again.resume(port)) {
            assertThat(third.next("offer").path("sdp").asString()).isEqualTo("second");
        }
    }

    @Test
    void the_resume_token_is_good_once() {
        loseJean();
        try (Peer back = jean.resume(port)) {
            assertThat(back.resumeToken()).isNotEqualTo(jean.resumeToken());
            Peer stale = Peer.silent(port, jean.userId());
            stale.say("{'type':'hello','token':'%s','resumeToken':'%s','received':0}",
                    TestTokens.token(jean.userId()), jean.resumeToken());
            assertThat(stale.greeted().path("resumed").asBoolean()).isFalse();
            assertThat(back.closed()).isEqualTo("4409 replaced");
            stale.close();
        }
    }

    @Test
    void somebody_elses_resume_token_is_good_for_nothing() {
        loseJean();
        try (Peer thief = Peer.silent(port, "thief" + round)) {
            thief.say("{'type':'hello','token':'%s','resumeToken':'%s','received':0}",
                    TestTokens.token("thief" + round), jean.resumeToken());
            JsonNode connected = thief.greeted();
            assertThat(connected.path("resumed").asBoolean()).isFalse();
            assertThat(connected.path("userId").asString()).isEqualTo("thief" + round);
        }
    }

    @Test
    void without_a_count_the_whole_state_comes_instead() {
        loseJean();
        offer("missed");
        assertMarieNoticedNothing();
        try (Peer back = jean.resume(port, "")) {
            JsonNode state = back.next("session-state");
            assertThat(state.path("participants").get(0).path("pairEpoch").asInt()).isEqualTo(2);
            assertThat(state.path("participants").get(0).path("status").asString()).isEqualTo("connected");
            assertMarieNoticedNothing();
        }
    }

    @Test
    void when_more_was_missed_than_is_kept_the_whole_state_comes_instead() {
        loseJean();
        commandSide.remindOften(130, jean.userId(), marie.userId());
        for (int i = 0; i < 130; i++) {
            marie.next("slot-reminder");
        }
        try (Peer back = jean.resume(port)) {
            assertThat(back.next().path("type").asString()).isEqualTo("session-state");
        }
    }

    @Test
    void a_connection_that_still_looks_alive_can_be_resumed_too() {
        try (Peer back = jean.resume(port)) {
            assertThat(jean.closed()).isEqualTo("4409 replaced");
            offer("to the new one");
            assertThat(back.next("offer").path("sdp").asString()).isEqualTo("to the new one");
            assertMarieNoticedNothing();
        }
    }

    @Test
    void who_does_not_come_back_has_left_and_is_no_ghost() {
        jean.loseNetwork();
        JsonNode left = marie.next("participant-left");
        assertThat(left.path("userId").asString()).isEqualTo(jean.userId());
        assertThat(left.path("reason").asString()).isEqualTo("disconnected");
        try (Peer late = Peer.silent(port, jean.userId())) {
            late.say("{'type':'hello','token':'%s','resumeToken':'%s','received':1}",
                    TestTokens.token(jean.userId()), jean.resumeToken());
            assertThat(late.greeted().path("resumed").asBoolean()).isFalse();
            late.say("{'type':'chat-message','text':'x'}");
            assertThat(late.error()).isEqualTo("no-current-session");
        }
    }

    @Test
    void a_second_connection_takes_over_and_is_a_new_arrival() {
        try (Peer second = Peer.hello(port, jean.userId())) {
            assertThat(jean.closed()).isEqualTo("4409 replaced");
            assertThat(second.next("session-state").path("participants")).hasSize(2);
            assertThat(marie.next("participant-joined").path("pairEpoch").asInt()).isEqualTo(3);
            offer("to the second");
            assertThat(second.next("offer").path("sdp").asString()).isEqualTo("to the second");
        }
    }
}
