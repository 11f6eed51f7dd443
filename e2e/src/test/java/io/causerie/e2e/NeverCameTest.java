package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.SocketPeer;
import io.causerie.e2e.support.StandaloneProduct;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who joins a session with {@code POST /sessions/join} and never opens a socket has left it after a while. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeverCameTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MINUTES = 60;

    @TempDir
    static Path directory;

    private StandaloneProduct product;

    @BeforeAll
    void start() {
        product = Product.standalone(directory, List.of("--causerie.gateway.presence.arrival-window=PT5S"));
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    void others_hear_that_they_are_gone_and_the_session_goes_on_without_them() {
        SocketPeer marie = product.socket("marie").hello();
        String session = sessionOf("marie", "jean");
        await().atMost(PATIENCE).until(() -> !marie.heard("participant-left").isEmpty());
        assertThat(marie.heard("participant-left")).singleElement().satisfies(left -> {
            assertThat(left.path("userId").asText()).isEqualTo("jean");
            assertThat(left.path("reason").asText()).isEqualTo("disconnected");
        });
        assertThat(departures("marie", "jean")).containsExactly("jean disconnected");
        await().untilAsserted(() -> assertThat(statusOf(session, "jean")).isEqualTo("disconnected"));
        assertThat(statusOf(session, "marie")).isEqualTo("connected");
        marie.drop();
    }

    @Test
    void a_kill_meanwhile_changes_nothing() {
        sessionOf("ali", "bea");
        product.killAndRestart();
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(departures("ali", "bea")).containsExactlyInAnyOrder("ali disconnected",
                        "bea disconnected"));
    }

    /** From the log: which of them has left a session, and why. */
    private List<String> departures(String... userIds) {
        return product.log().events("session.ParticipantLeft").stream()
                .filter(left -> List.of(userIds).contains(left.path("userId").asText()))
                .map(left -> left.path("userId").asText() + " " + left.path("reason").asText()).toList();
    }

    private String statusOf(String session, String userId) {
        for (JsonNode one : product.as("marie").get("/sessions/" + session).expect(200).json()
                .path("participants")) {
            if (one.path("userId").asText().equals(userId)) {
                return one.path("status").asText();
            }
        }
        throw new AssertionError(userId + " is unknown");
    }

    /** They have joined the session of a slot, over REST. */
    private String sessionOf(String... userIds) {
        String slot = Slots.soon(product, MINUTES, userIds);
        String session = "";
        for (String userId : userIds) {
            session = await().atMost(PATIENCE)
                    .until(() -> product.as(userId).post("/sessions/join", Slots.join(slot, false)),
                            answer -> answer.status() == 200)
                    .at("sessionId");
        }
        return session;
    }
}
