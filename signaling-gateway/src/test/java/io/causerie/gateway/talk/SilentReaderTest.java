package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.gateway.connection.Connections;
import io.causerie.gateway.connection.Engine;
import io.causerie.rest.TestTokens;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@GatewayTest
@TestPropertySource(properties = {"causerie.gateway.rates.sdp-per-second=100000",
        "causerie.gateway.rates.sdp-burst=100000", "causerie.gateway.presence.hold=PT1S"})
class SilentReaderTest {
    private static final int ROUNDS = 40;

    @LocalServerPort
    private int port;

    @Autowired
    private CommandSide commandSide;

    @Autowired
    private Engine engine;

    @Autowired
    private Connections connections;

    @Test
    void one_who_never_reads_is_closed_and_seven_lively_ones_notice_nothing() throws IOException {
        String[] users = new String[8];
        for (int i = 0; i < 8; i++) {
            users[i] = "reader" + i;
        }
        commandSide.open("silent", users);
        commandSide.join("silent", users);
        List<Peer> lively = new ArrayList<>();
        int before = engine.size();
        try (RawSocket silent = new RawSocket(port)) {
            silent.head();
            silent.say("{'type':'hello','token':'" + TestTokens.token(users[0]) + "'}");
            silent.next();
            for (int i = 1; i < 8; i++) {
                lively.add(Peer.hello(port, users[i]));
            }
            long used = usedMemory();
            for (int round = 0; round < ROUNDS; round++) {
                for (Peer peer : lively) {
                    // To the silent one more than any socket takes, ...
                    peer.say("{'type':'offer','toUserId':'" + users[0] + "','sdp':'" + "x".repeat(40_000)
                            + "'}");
                }
                for (int i = 0; i < 7; i++) {
                    // ... and among themselves as ever.
                    Peer next = lively.get((i + 1) % 7);
                    lively.get(i).say("{'type':'offer','toUserId':'%s','sdp':'round %d'}", next.userId(),
                            round);
                    assertThat(heard(next)).isEqualTo("round " + round);
                }
            }
            await().until(() -> engine.size() == before + 7);
            assertThat(usedMemory() - used).isLessThan(20L * 1024 * 1024);
            await().atMost(Duration.ofSeconds(5)).until(() -> connections.of(users[0]).isEmpty());
            for (Peer peer : lively) {
                assertThat(peer.later("participant-left").path("userId").asString()).isEqualTo(users[0]);
            }
        } finally {
            lively.forEach(Peer::close);
        }
    }

    private static String heard(Peer peer) {
        return peer.later("offer").path("sdp").asString();
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
