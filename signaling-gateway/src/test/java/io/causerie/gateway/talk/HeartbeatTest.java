package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.gateway.connection.Connections;
import io.causerie.rest.TestTokens;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@GatewayTest
@TestPropertySource(properties = {"causerie.gateway.connections.heartbeat=PT0.3S",
        "causerie.gateway.connections.silence=PT1S"})
class HeartbeatTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Connections connections;

    @Test
    void who_answers_pings_stays_and_who_does_not_is_lost() throws IOException {
        try (Peer lively = Peer.hello(port, "lively"); RawSocket dead = new RawSocket(port)) {
            dead.head();
            dead.say("{'type':'hello','token':'" + TestTokens.token("dead") + "'}");
            // It reads everything, and answers nothing.
            assertThat(dead.untilClose()).isEqualTo("close 4410");
            await().atMost(Duration.ofSeconds(5)).until(() -> connections.of("dead").isEmpty());
            assertThat(connections.of("lively").orElseThrow().isConnected()).isTrue();
            lively.say("{'type':'leave'}");
            assertThat(lively.error()).isEqualTo("no-current-session");
        }
    }
}
