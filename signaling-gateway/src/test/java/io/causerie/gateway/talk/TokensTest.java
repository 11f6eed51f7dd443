package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.rest.TestTokens;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Tokens on connections that last longer than they. */
@GatewayTest
@TestPropertySource(properties = {"causerie.auth.clock-skew=PT0S",
        "causerie.ice.turn-urls=turn:turn.example.org",
        "causerie.ice.turn-secret=s3cret"})
class TokensTest {
    @LocalServerPort
    private int port;

    @Autowired
    private CommandSide commandSide;

    private static String shortLived(String user) {
        return TestTokens.token(
                claims -> claims.subject(user).expirationTime(Date.from(Instant.now().plusSeconds(2))));
    }

    @Test
    void connected_brings_ice_servers_with_credentials() {
        try (Peer peer = Peer.silent(port, "ice")) {
            peer.say("{'type':'hello','token':'%s','id':'h'}", TestTokens.token("ice"));
            var connected = peer.greeted();
            assertThat(connected.path("replyTo").asString()).isEqualTo("h");
            assertThat(connected.path("heartbeatSeconds").asInt()).isEqualTo(15);
            assertThat(connected.path("iceServers").get(0).path("username").asString()).endsWith(":ice");
        }
    }

    @Test
    void a_token_that_runs_out_closes_the_connection() {
        Peer peer = Peer.silent(port, "short").say("{'type':'hello','token':'%s'}", shortLived("short"));
        peer.greeted();
        assertThat(peer.closed()).isEqualTo("4401 unauthenticated");
    }

    @Test
    void a_newer_token_keeps_it_open() {
        try (Peer peer = Peer.silent(port, "renewed").say("{'type':'hello','token':'%s'}",
                shortLived("renewed"));
                Peer other = Peer.silent(port, "not-renewed").say("{'type':'hello','token':'%s'}",
                        shortLived("not-renewed"))) {
            String resumeToken = peer.greeted().path("resumeToken").asString();
            other.greeted();
            peer.say("{'type':'hello','token':'%s'}", TestTokens.token("renewed"));
            var again = peer.next("connected");
            assertThat(again.path("resumed").asBoolean()).isTrue();
            assertThat(again.path("resumeToken").asString()).isEqualTo(resumeToken);
            assertThat(other.closed()).isEqualTo("4401 unauthenticated");
            peer.say("{'type':'leave'}");
            assertThat(peer.error()).isEqualTo("no-current-session");
        }
    }

    @Test
    void a_token_of_somebody_else_does_not() {
        Peer peer = Peer.hello(port, "changing");
        peer.say("{'type':'hello','token':'%s'}", TestTokens.token("another"));
        assertThat(peer.closed()).isEqualTo("4401 unauthenticated");
    }

    @Test
    void a_banned_user_is_closed_and_refused() {
        Peer peer = Peer.hello(port, "banned");
        commandSide.ban("banned");
        assertThat(peer.closed()).isEqualTo("4403 forbidden");
        assertThat(
                Peer.silent(port, "banned").say("{'type':'hello','token':'%s'}", TestTokens.token("banned"))
                        .closed())
                .isEqualTo("4403 forbidden");
        commandSide.liftBan("banned");
        org.awaitility.Awaitility.await().ignoreExceptions().until(() -> {
            Peer.hello(port, "banned").close();
            return true;
        });
    }

    @Test
    void a_deleted_user_is_closed_and_refused_for_good() {
        Peer peer = Peer.hello(port, "gone");
        commandSide.delete("gone");
        assertThat(peer.closed()).isEqualTo("4403 forbidden");
        commandSide.liftBan("gone");
        assertThat(Peer.silent(port, "gone").say("{'type':'hello','token':'%s'}", TestTokens.token("gone"))
                .closed()).isEqualTo("4403 forbidden");
    }
}
