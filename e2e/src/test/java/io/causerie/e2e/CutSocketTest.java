package io.causerie.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import io.causerie.e2e.support.Chromium;
import io.causerie.e2e.support.Network;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.StandaloneProduct;
import io.causerie.e2e.support.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser whose socket to the gateway is cut while it talks: sound and picture do not go through the gateway, and go on. */
class CutSocketTest {
    private static final int MINUTES = 60;
    private static final Pattern CUT = Pattern.compile("Connection (lost|error)\\. Next attempt in .*");
    /** Writes down what a page is told of others, from now on, and which connection to the other it has. */
    private static final String WATCH = """
            async (other) => {
              const { client } = await import('/app/ui/connection.js');
              window.peer = client.session.peer(other);
              window.told = [];
              for (const type of ['participant-joined', 'participant-left', 'ended']) {
                client.session.addEventListener(type, () => window.told.push(type));
              }
              window.peer.addEventListener('state', ({ detail }) => window.told.push(detail));
            }""";
    private static final String SAME_PEER = """
            async (other) => {
              const { client } = await import('/app/ui/connection.js');
              return window.peer === client.session.peer(other) ? window.told.join() : 'another connection';
            }""";

    @TempDir
    Path directory;

    private StandaloneProduct product;
    private Network network;
    private Chromium chromium;

    @BeforeEach
    void start() {
        product = Product.standalone(directory, List.of());
        network = new Network(product.origin());
        chromium = new Chromium();
    }

    @AfterEach
    void stop() {
        chromium.close();
        network.close();
        product.close();
    }

    @Test
    void it_comes_back_by_itself_with_what_was_missed_and_the_talk_goes_on_over_the_same_connections() {
        Visitor marie = chromium.visitor(product, "marie");
        Visitor jean = chromium.visitorOver(network, product, "jean");
        talk(marie, jean);
        JsonNode before = jean.traffic().path("marie");
        marie.page().evaluate(WATCH, "jean");
        jean.page().evaluate(WATCH, "marie");

        network.cut();
        assertThat(jean.page().getByText(CUT)).isVisible();
        marie.say("Are you still there?");
        assertThat(message(marie, "Are you still there?")).hasCount(1);
        jean.say("I say this into the void.");
        awaitGrowth(jean, "marie");
        assertThat(message(jean, "Are you still there?")).hasCount(0);

        network.mend();
        assertThat(message(jean, "Are you still there?")).hasCount(1);
        assertThat(message(marie, "I say this into the void.")).hasCount(1);
        assertThat(jean.page().getByText(CUT)).isHidden();
        awaitGrowth(jean, "marie");
        awaitGrowth(marie, "jean");

        assertThat(jean.page().evaluate(SAME_PEER, "marie")).isEqualTo("");
        assertThat(marie.page().evaluate(SAME_PEER, "jean")).isEqualTo("");
        JsonNode now = jean.traffic().path("marie");
        assertThat(now.path("ufrag").asText()).isNotEmpty().isEqualTo(before.path("ufrag").asText());
        assertThat(now.path("pathChanges")).isEqualTo(before.path("pathChanges"));
        assertThat(message(jean, "Are you still there?")).hasCount(1);
        assertThat(message(marie, "I say this into the void.")).hasCount(1);
        assertThat(jean.complaints()).isEmpty();
    }

    private void talk(Visitor marie, Visitor jean) {
        String slot = Slots.soon(product, MINUTES, "marie", "jean");
        for (Visitor each : List.of(marie, jean)) {
            each.open("/app/room.html?slot=" + slot);
        }
        for (Visitor each : List.of(marie, jean)) {
            each.button("Join the conversation").click();
        }
        awaitGrowth(marie, "jean");
        awaitGrowth(jean, "marie");
    }

    private static Locator message(Visitor visitor, String text) {
        return visitor.messages().filter(new Locator.FilterOptions().setHasText(text));
    }

    /** More and more comes from the other, and goes there. */
    private static void awaitGrowth(Visitor visitor, String other) {
        JsonNode before = visitor.traffic().path(other);
        await(visitor.userId() + " sees and hears").atMost(Duration.ofSeconds(45))
                .pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
                    JsonNode now = visitor.traffic().path(other);
                    assertThat(now.path("state").asText()).isEqualTo("connected");
                    for (String count : List.of("framesDecoded", "audioBytes", "bytesSent")) {
                        assertThat(now.path(count).asLong()).as(count)
                                .isGreaterThan(before.path(count).asLong());
                    }
                });
    }
}
