package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.causerie.rest.TestTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What clients get wrong, by mistake or not, each with the answer of the protocol document; two others go on unharmed. */
@GatewayTest
class BadInputTest {
    private static final String HELLO = "{\"type\":\"hello\",\"token\":\"%s\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private CommandSide commandSide;

    private Peer marie;
    private Peer jean;
    private static int round;

    @BeforeEach
    void two_talk() {
        String session = "bad" + round++;
        commandSide.open(session, session + "-marie", session + "-jean");
        commandSide.join(session, session + "-marie", session + "-jean");
        marie = Peer.hello(port, session + "-marie");
        marie.later("session-state");
        jean = Peer.hello(port, session + "-jean");
        jean.later("session-state");
        marie.later("participant-joined");
    }

    @AfterEach
    void they_noticed_nothing() {
        if (!marie.isClosed()) {
            marie.say("{'type':'offer','toUserId':'%s','sdp':'still here'}", jean.userId());
            assertThat(jean.next("offer").path("sdp").asString()).isEqualTo("still here");
            assertThat(marie.unheard()).isEmpty();
        }
        marie.close();
        jean.close();
    }

    private RawSocket greetedRaw() throws IOException {
        RawSocket socket = new RawSocket(port);
        assertThat(socket.head()).startsWith("HTTP/1.1 101");
        socket.send(RawSocket.TEXT,
                HELLO.formatted(TestTokens.token("raw" + round)).getBytes(StandardCharsets.UTF_8));
        assertThat(socket.next()).contains("\"connected\"");
        return socket;
    }

    @Test
    void anything_but_hello_first_is_told_so_and_closed() {
        Peer peer = Peer.silent(port, "x");
        peer.say("{'type':'find_partner','id':'7'}");
        JsonNode error = peer.next("error");
        assertThat(error.path("code").asString()).isEqualTo("hello-first");
        assertThat(error.path("replyTo").asString()).isEqualTo("7");
        assertThat(peer.closed()).isEqualTo("4400 malformed");
    }

    @Test
    void a_first_frame_that_is_no_json_is_told_so_and_closed() {
        Peer peer = Peer.silent(port, "x").sayRaw("hello");
        assertThat(peer.error()).isEqualTo("invalid-message");
        assertThat(peer.closed()).isEqualTo("4400 malformed");
    }

    @Test
    void a_hello_without_a_token_is_told_so_and_closed() {
        Peer peer = Peer.silent(port, "x").say("{'type':'hello'}");
        assertThat(peer.next("error").path("violations").get(0).path("field").asString()).isEqualTo("token");
        assertThat(peer.closed()).isEqualTo("4400 malformed");
    }

    @Test
    void who_does_not_say_hello_in_time_is_closed() {
        assertThat(Peer.silent(port, "x").closed()).isEqualTo("4400 malformed");
    }

    @Test
    void a_token_that_is_none_is_closed_as_unauthenticated() {
        assertThat(Peer.silent(port, "x").say("{'type':'hello','token':'x'}").closed())
                .isEqualTo("4401 unauthenticated");
    }

    @Test
    void a_token_that_somebody_else_signed_is_closed_as_unauthenticated() {
        assertThat(Peer.silent(port, "x").say("{'type':'hello','token':'%s'}", TestTokens.foreignToken("x"))
                .closed())
                .isEqualTo("4401 unauthenticated");
    }

    @Test
    void a_frame_of_a_megabyte_is_closed_as_too_big() throws IOException {
        try (RawSocket socket = greetedRaw()) {
            socket.send(RawSocket.TEXT, new byte[64 * 1024 + 1]);
            assertThat(socket.untilClose()).isEqualTo("close 1009");
        }
        try (RawSocket socket = greetedRaw()) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                // It may find the socket closed while it still sends.
                socket.send(RawSocket.TEXT, new byte[1024 * 1024]);
                socket.untilClose();
                throw new IOException("closed in order");
            });
        }
    }

    @Test
    void a_binary_frame_is_closed_as_malformed() throws IOException {
        try (RawSocket socket = greetedRaw()) {
            socket.send(RawSocket.BINARY, new byte[10]);
            assertThat(socket.untilClose()).isEqualTo("close 4400");
        }
    }

    @Test
    void invalid_utf_8_is_closed_as_such() throws IOException {
        try (RawSocket socket = greetedRaw()) {
            socket.send(RawSocket.TEXT, new byte[]{'{', (byte) 0xc3, (byte) 0x28});
            assertThat(socket.untilClose()).isEqualTo("close 1007");
        }
    }

    @Test
    void json_64_deep_is_an_invalid_message() {
        marie.sayRaw(
                "{\"type\":\"ice-candidate\",\"toUserId\":\"" + jean.userId() + "\",\"candidate\":{\"a\":"
                        + "[".repeat(64) + "]".repeat(64) + "}}");
        assertThat(marie.next("error").path("message").asString()).contains("16 deep");
    }

    @Test
    void unknown_and_doubled_fields_are_invalid() {
        marie.say("{'type':'offer','toUserId':'%s','sdp':'v=0','spd':'v=0','id':'1'}", jean.userId());
        JsonNode error = marie.next("error");
        assertThat(error.path("code").asString()).isEqualTo("invalid-message");
        assertThat(error.path("replyTo").asString()).isEqualTo("1");
        assertThat(error.path("violations").get(0).toString())
                .isEqualTo("{\"field\":\"spd\",\"message\":\"is not known\"}");
        marie.say("{'type':'offer','toUserId':'%s','sdp':'v=0','sdp':'v=1'}", jean.userId());
        assertThat(marie.error()).isEqualTo("invalid-message");
    }

    @Test
    void fields_of_other_messages_are_invalid() {
        marie.say("{'type':'leave','sdp':'v=0'}");
        assertThat(marie.next("error").path("violations").get(0).path("field").asString()).isEqualTo("sdp");
    }

    @Test
    void an_unknown_type_is_answered() {
        marie.say("{'type':'renegotiate','id':'1'}");
        JsonNode error = marie.next("error");
        assertThat(error.path("code").asString()).isEqualTo("unknown-type");
        assertThat(error.path("replyTo").asString()).isEqualTo("1");
    }

    @Test
    void a_peer_of_another_session_is_not_in_this_one() {
        commandSide.open("elsewhere" + round, "elsewhere-pierre" + round);
        commandSide.join("elsewhere" + round, "elsewhere-pierre" + round);
        try (Peer pierre = Peer.hello(port, "elsewhere-pierre" + round)) {
            pierre.next("session-state");
            marie.say("{'type':'offer','toUserId':'%s','sdp':'v=0','id':'1'}", pierre.userId());
            JsonNode error = marie.next("error");
            assertThat(error.path("code").asString()).isEqualTo("peer-not-in-session");
            assertThat(error.path("replyTo").asString()).isEqualTo("1");
            marie.say("{'type':'ice-candidate','toUserId':'%s','candidate':null}", marie.userId());
            assertThat(marie.error()).isEqualTo("peer-not-in-session");
        }
    }

    @Test
    void in_no_session_there_is_nobody_to_talk_to() {
        try (Peer alone = Peer.hello(port, "alone" + round)) {
            for (String message : List.of("'offer','toUserId':'x','sdp':''", "'chat-message','text':'x'",
                    "'leave'",
                    "'media-state','micEnabled':true")) {
                alone.say("{'type':" + message + "}");
                assertThat(alone.error()).as(message).isEqualTo("no-current-session");
            }
        }
    }

    @Test
    void a_chat_text_that_is_huge_or_empty_is_invalid() {
        for (String text : List.of("x".repeat(2_001), "", "  ")) {
            marie.say("{'type':'chat-message','text':'" + text + "'}");
            assertThat(marie.next("error").path("violations").get(0).path("field").asString())
                    .isEqualTo("text");
        }
        marie.say("{'type':'chat-message','text':'" + "x".repeat(2_000) + "'}");
        assertThat(jean.next("chat-message").path("text").asString()).hasSize(2_000);
    }

    @Test
    void a_huge_sdp_is_invalid() {
        marie.say("{'type':'offer','toUserId':'%s','sdp':'" + "x".repeat(49_200) + "'}", jean.userId());
        assertThat(marie.next("error").path("violations").get(0).path("field").asString()).isEqualTo("sdp");
    }

    @Test
    void a_thousand_messages_at_once_are_limited_and_then_closed() {
        try (Peer flood = Peer.hello(port, "flood" + round)) {
            for (int i = 0; i < 1_000 && !flood.isClosed(); i++) {
                try {
                    flood.say("{'type':'chat-message','text':'x'}");
                } catch (java.util.concurrent.CompletionException e) {
                    break;
                }
            }
            assertThat(flood.closed()).isEqualTo("4429 rate-limited");
            List<String> codes = new ArrayList<>();
            for (String frame : flood.unheard()) {
                codes.add(frame.replaceFirst(".*\"code\":\"([a-z-]*)\".*", "$1"));
            }
            assertThat(codes).startsWith("no-current-session").contains("rate-limited").hasSizeLessThan(100);
        }
    }

    @Test
    void a_rate_limited_message_is_told_when_to_come_again() {
        try (Peer hasty = Peer.hello(port, "hasty" + round)) {
            for (int i = 0; i < 10; i++) {
                hasty.say("{'type':'chat-message','text':'x'}");
                assertThat(hasty.error()).isEqualTo("no-current-session");
            }
            hasty.say("{'type':'chat-message','text':'x','id':'last'}");
            JsonNode error = hasty.next("error");
            assertThat(error.path("code").asString()).isEqualTo("rate-limited");
            assertThat(error.path("replyTo").asString()).isEqualTo("last");
            assertThat(error.path("retryAfterMs").asInt()).isBetween(1, 600);
        }
    }

    @Test
    void ten_invalid_messages_are_closed_as_malformed() {
        try (Peer clumsy = Peer.hello(port, "clumsy" + round)) {
            for (int i = 0; i < 10; i++) {
                clumsy.sayRaw("{");
                assertThat(clumsy.error()).isEqualTo("invalid-message");
            }
            assertThat(clumsy.closed()).isEqualTo("4400 malformed");
        }
    }
}
