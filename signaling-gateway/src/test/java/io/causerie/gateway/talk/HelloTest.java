package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.gateway.connection.Tokens;
import io.causerie.rest.TestTokens;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Hellos that cannot be answered at once, and limits that a new hello does not lift. */
@GatewayTest
@TestPropertySource(properties = "causerie.gateway.connections.answer-within=PT2.5S")
@Import(HelloTest.Keys.class)
class HelloTest {
    /** What tokens are checked with: slow, or away, when told to be. */
    static final class AuthService implements Tokens {
        private final Tokens real;
        private volatile CountDownLatch answers = new CountDownLatch(0);
        private volatile boolean isAway;

        AuthService(Tokens real) {
            this.real = real;
        }

        @Override
        public Bearer check(String token) {
            if (isAway) {
                throw new IllegalStateException("the keys cannot be fetched");
            }
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return real.check(token);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Keys {
        @Bean
        @Primary
        AuthService authService(@Qualifier("tokens") Tokens tokens) {
            return new AuthService(tokens);
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private AuthService auth;

    @AfterEach
    void authServiceAnswers() {
        auth.isAway = false;
        auth.answers.countDown();
        auth.answers = new CountDownLatch(0);
    }

    private Peer sayHello(String user) {
        return Peer.silent(port, user).say("{'type':'hello','token':'%s'}", TestTokens.token(user));
    }

    @Test
    void who_said_hello_in_time_is_told_to_try_later_when_the_check_takes_too_long_and_keeps_the_other_connection() {
        try (Peer working = Peer.hello(port, "slow")) {
            auth.answers = new CountDownLatch(1);
            Peer second = sayHello("slow");
            assertThat(second.closed()).isEqualTo("1013 try-later");
            auth.answers.countDown();
            working.say("{'type':'leave'}");
            assertThat(working.error()).isEqualTo("no-current-session");
            try (Peer third = sayHello("slow")) {
                third.greeted();
                assertThat(working.closed()).isEqualTo("4409 replaced");
            }
        }
    }

    @Test
    void a_newer_token_that_cannot_be_checked_now_leaves_the_connection_as_it_is() {
        try (Peer peer = Peer.hello(port, "renewing")) {
            auth.isAway = true;
            peer.say("{'type':'hello','token':'%s','id':'r'}", TestTokens.token("renewing"));
            JsonNode error = peer.next("error");
            assertThat(error.path("code").asString()).isEqualTo("unavailable");
            assertThat(error.path("replyTo").asString()).isEqualTo("r");
            assertThat(error.path("retryAfterMs").asLong()).isPositive();
            auth.isAway = false;
            peer.say("{'type':'hello','token':'%s','id':'s'}", TestTokens.token("renewing"));
            assertThat(peer.next("connected").path("replyTo").asString()).isEqualTo("s");
        }
    }

    @Test
    void who_was_closed_for_sending_too_much_starts_with_the_same_limits_again() {
        Peer noisy = Peer.hello(port, "noisy");
        chat(noisy, 30);
        assertThat(noisy.closed()).isEqualTo("4429 rate-limited");
        Peer again = noisy.resume(port);
        chat(again, 16);
        assertThat(again.closed()).isEqualTo("4429 rate-limited");
    }

    private static void chat(Peer peer, int times) {
        IntStream.range(0, times).takeWhile(_ -> !peer.isClosed())
                .forEach(_ -> peer.trySay("{'type':'chat-message','text':'x'}"));
    }

    @Test
    void one_user_cannot_say_hello_as_often_as_they_like() {
        List<Peer> peers = IntStream.range(0, 30).mapToObj(_ -> sayHello("hasty")).toList();
        await().until(() -> peers.stream().filter(Peer::isClosed).count() >= 29);
        assertThat(peers.stream().filter(Peer::isClosed).map(Peer::closed))
                .contains("4429 rate-limited");
        peers.forEach(Peer::close);
    }
}
