package io.causerie.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import io.causerie.e2e.support.Chromium;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.StandaloneProduct;
import io.causerie.e2e.support.TurnServer;
import io.causerie.e2e.support.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The second document's journey by people in browsers, who meet through a real coturn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartnerPageTest {
    @TempDir
    static Path directory;

    private TurnServer turn;
    private StandaloneProduct product;
    private Chromium chromium;

    @BeforeAll
    void start() {
        turn = new TurnServer(directory);
        List<String> arguments = new ArrayList<>(turn.arguments());
        arguments.add("--causerie.gateway.presence.hold=PT3S");
        product = Product.standalone(directory.resolve("data"), arguments);
    }

    @AfterAll
    void stop() {
        product.close();
        turn.close();
    }

    @BeforeEach
    void open() {
        chromium = new Chromium();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void strangers_meet_talk_go_on_and_are_searched_the_next_partner() {
        Visitor ali = chromium.visitor(product, "ali").open("/app/partner.html");
        Visitor bea = chromium.visitor(product, "bea").open("/app/partner.html");

        search(ali, "de");
        assertThat(ali.page().getByText("You are number 1 of those who wait.")).isVisible();
        search(bea, "de");
        assertThat(ali.page().getByText("You talk with Name of bea.")).isVisible();
        assertThat(bea.page().getByText("You talk with Name of ali.")).isVisible();
        awaitTraffic(ali);
        awaitTraffic(bea);

        ali.say("Hello <i>Bea</i>");
        assertThat(bea.messages().last()).containsText("Hello <i>Bea</i>");
        bea.say("Salut");
        assertThat(ali.messages().last()).containsText("Salut");

        bea.button("Turn the camera off").click();
        assertThat(ali.page().locator("causerie-tile.other .avatar")).isVisible();

        ali.button("Next partner").click();
        assertThat(bea.page().getByText("Your partner has left.")).isVisible();
        assertThat(ali.page().getByText("Looking for a partner")).isVisible();

        Visitor cleo = chromium.visitor(product, "cleo").open("/app/partner.html");
        search(cleo, "de");
        awaitTraffic(ali);
        assertThat(ali.messages()).hasCount(1);
        assertThat(ali.messages().first()).containsText("No messages yet");

        cleo.close();
        assertThat(ali.page().getByText("Partner disconnected. Searching the next one…")).isVisible();
        assertThat(ali.page().getByText("You are number 1 of those who wait.")).isVisible();

        Visitor dora = chromium.visitor(product, "dora").open("/app/partner.html");
        search(dora, "de");
        awaitTraffic(ali);
        dora.page().reload();
        awaitTraffic(dora);
        awaitTraffic(ali);

        dora.button("Stop").click();
        assertThat(dora.button("Start chat")).isVisible();
        assertThat(ali.page().getByText("Your partner has left.")).isVisible();
        assertThat(ali.complaints()).isEmpty();
        assertThat(bea.complaints()).isEmpty();
    }

    @Test
    void who_hides_meets_through_the_relay_only_also_with_renewed_credentials() {
        Visitor omar = chromium.visitor(product, "omar");
        omar.page().clock().install();
        omar.open("/app/partner.html");
        Visitor nora = chromium.visitor(product, "nora").open("/app/partner.html");
        assertThat(omar.page().getByLabel("Hide my network address")).isChecked();
        search(omar, "it");
        search(nora, "it");
        awaitTraffic(omar);
        awaitTraffic(nora);
        assertRelayed(omar);
        assertRelayed(nora);

        // Credentials last four hours; four fifths of that later the page asks for new ones.
        Response renewed = omar.page().waitForResponse(response -> response.url().endsWith("/ice-servers"),
                () -> omar.page().clock().fastForward("03:15:00"));
        assertThat(renewed.status()).isEqualTo(200);
        long before = omar.traffic().path("partner").path("pathChanges").asLong();
        omar.page().evaluate(
                "async () => (await import('/app/ui/connection.js')).client.partner.peer.restart()");
        await("a new path").atMost(Duration.ofSeconds(20))
                .until(() -> omar.traffic().path("partner").path("pathChanges").asLong() > before);
        awaitTraffic(omar);
        awaitTraffic(nora);
        assertRelayed(omar);
    }

    @Test
    void who_is_reported_and_banned_is_sent_away_and_may_come_back() {
        Visitor sara = chromium.visitor(product, "sara").open("/app/partner.html");
        Visitor rude = chromium.visitor(product, "rude").open("/app/partner.html");
        search(sara, "es");
        search(rude, "es");
        assertThat(sara.page().getByText("You talk with Name of rude.")).isVisible();
        sara.button("Report").click();
        sara.page().getByLabel("Harassment").check();
        sara.button("Send report").click();
        assertThat(sara.page().getByText("Thank you. The report was sent.")).isVisible();

        Visitor moderator = chromium.visitor(product, "mod", "moderator").open("/app/moderation.html");
        Locator report = moderator.page().locator(".reports li");
        assertThat(report).containsText(Pattern.compile("Harassment.*rude.*sara", Pattern.DOTALL));
        report.getByText("Ban…").click();
        moderator.page().locator("dialog[open] button.danger").click();
        assertThat(rude.page().getByText("You may not use Causerie at the moment.")).isVisible();
        assertThat(report.getByText("Banned", new Locator.GetByTextOptions().setExact(true))).isVisible();
        report.getByText("Uphold").click();
        assertThat(moderator.page().getByText("No reports here.")).isVisible();
        moderator.button("Upheld").click();
        report.getByText("Lift ban").click();
        assertThat(report.getByText("Ban…")).isVisible();

        rude.page().reload();
        assertThat(rude.button("Start chat")).isEnabled();
    }

    @Test
    void a_connection_that_cannot_be_had_is_said_and_sought_again_until_it_is() {
        Visitor tom = chromium.visitor(product, "tom").open("/app/partner.html");
        assertThat(tom.button("Start chat")).isEnabled();
        product.kill();
        assertThat(tom.page().getByText(Pattern.compile("Connection error\\. Next attempt in 0:0[1-4]\\.")))
                .isVisible();
        assertThat(tom.button("Start chat")).isDisabled();
        product.restart();
        assertThat(tom.button("Start chat")).isEnabled();
    }

    /** In a language, and with people, of its own for each test: who is left over still waits, and who has met does not meet again. */
    private static void search(Visitor visitor, String language) {
        visitor.page().getByLabel("Language to talk in").selectOption(language);
        visitor.button("Start chat").click();
    }

    private static void awaitTraffic(Visitor visitor) {
        JsonNode before = visitor.traffic().path("partner");
        await(visitor.userId() + " sees and hears").atMost(Duration.ofSeconds(45))
                .pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
                    JsonNode now = visitor.traffic().path("partner");
                    assertThat(now.path("state").asText()).isEqualTo("connected");
                    for (String count : List.of("audioBytes", "bytesSent")) {
                        assertThat(now.path(count).asLong()).as(count)
                                .isGreaterThan(before.path(count).asLong());
                    }
                    assertThat(now.path("framesDecoded").asLong()).isPositive();
                });
    }

    private static void assertRelayed(Visitor visitor) {
        JsonNode partner = visitor.traffic().path("partner");
        assertThat(partner.path("local").asText()).isEqualTo("relay");
        assertThat(partner.path("remote").asText()).isEqualTo("relay");
    }
}
