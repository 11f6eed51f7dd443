package io.causerie.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.causerie.e2e.support.Chromium;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.StandaloneProduct;
import io.causerie.e2e.support.TurnServer;
import io.causerie.e2e.support.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two whose only way to each other is a TURN server that dies and comes back. */
class LostRelayTest {
    private static final String COUNT_RESTARTS = """
            (() => {
              const restart = RTCPeerConnection.prototype.restartIce;
              window.restarts = 0;
              RTCPeerConnection.prototype.restartIce = function () {
                window.restarts += 1;
                restart.call(this);
              };
            })()""";

    @TempDir
    Path directory;

    private TurnServer turn;
    private StandaloneProduct product;
    private Chromium chromium;

    @BeforeEach
    void start() {
        turn = new TurnServer(directory);
        product = Product.standalone(directory.resolve("data"), turn.arguments());
        chromium = new Chromium();
    }

    @AfterEach
    void stop() {
        chromium.close();
        product.close();
        turn.close();
    }

    @Test
    void they_see_and_hear_each_other_again_over_a_new_path_without_doing_anything() {
        Visitor ali = search("ali");
        Visitor bea = search("bea");
        awaitGrowth(ali);
        awaitGrowth(bea);
        String alis = ufrag(ali);
        String beas = ufrag(bea);

        turn.stop();
        for (Visitor each : List.of(ali, bea)) {
            assertThat(each.page().getByText("Reconnecting…")).isVisible();
        }
        // The first attempts find no server.
        await("attempts").atMost(Duration.ofSeconds(45)).until(() -> restarts(ali) + restarts(bea) >= 2);
        assertThat(partner(ali).path("state").asText()).isEqualTo("interrupted");
        turn.start();

        awaitGrowth(ali);
        awaitGrowth(bea);
        assertThat(ufrag(ali)).isNotEmpty().isNotEqualTo(alis);
        assertThat(ufrag(bea)).isNotEmpty().isNotEqualTo(beas);
        for (Visitor each : List.of(ali, bea)) {
            assertThat(partner(each).path("local").asText()).isEqualTo("relay");
            assertThat(partner(each).path("remote").asText()).isEqualTo("relay");
            assertThat(each.page().getByText("Reconnecting…")).isHidden();
            assertThat(each.page().evaluate("window.here")).as("not reloaded").isEqualTo(true);
            assertThat(each.complaints()).isEmpty();
        }
        ali.say("There you are!");
        assertThat(bea.messages().last()).containsText("There you are!");
    }

    private Visitor search(String userId) {
        Visitor visitor = chromium.visitor(product, userId);
        visitor.page().addInitScript(COUNT_RESTARTS);
        visitor.open("/app/partner.html").button("Start chat").click();
        visitor.page().evaluate("window.here = true");
        return visitor;
    }

    private static int restarts(Visitor visitor) {
        return (int) visitor.page().evaluate("window.restarts");
    }

    private static JsonNode partner(Visitor visitor) {
        return visitor.traffic().path("partner");
    }

    private static String ufrag(Visitor visitor) {
        return partner(visitor).path("ufrag").asText();
    }

    private static void awaitGrowth(Visitor visitor) {
        JsonNode before = partner(visitor);
        await(visitor.userId() + " sees and hears").atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
                    JsonNode now = partner(visitor);
                    assertThat(now.path("state").asText()).isEqualTo("connected");
                    for (String count : List.of("audioBytes", "videoBytes", "bytesSent")) {
                        assertThat(now.path(count).asLong()).as(count)
                                .isGreaterThan(before.path(count).asLong());
                    }
                });
    }
}
