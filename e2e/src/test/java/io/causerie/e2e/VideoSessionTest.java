package io.causerie.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import io.causerie.e2e.support.Chromium;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.StandaloneProduct;
import io.causerie.e2e.support.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** "Flux WebRTC Signaling" of the first document, by three people in browsers. */
@Isolated("it promises a time, and has three browsers")
class VideoSessionTest {
    private static final List<String> SHORT_MINUTES = List.of("--causerie.timeslots.minute=PT1S",
            "--causerie.timeslots.reminder-lead=PT4S", "--causerie.sessions.grace=PT40S");
    private static final int MINUTES = 75;

    @TempDir
    Path directory;

    private StandaloneProduct product;
    private Chromium chromium;

    @BeforeEach
    void start() {
        product = Product.standalone(directory, SHORT_MINUTES);
        chromium = new Chromium();
    }

    @AfterEach
    void stop() {
        chromium.close();
        product.close();
    }

    @Test
    void three_meet_in_a_session_until_its_time_is_up() {
        Visitor marie = chromium.visitor(product, "marie");
        Visitor jean = chromium.visitor(product, "jean");
        Visitor pierre = chromium.visitor(product, "pierre");
        String slot = slotFor(marie, jean, pierre);

        join(slot, marie, jean, pierre);
        awaitTraffic(marie, jean, pierre);
        awaitTraffic(jean, marie, pierre);
        awaitTraffic(pierre, marie, jean);

        jean.button("Turn the camera off").click();
        assertCameraOff(marie, jean);
        assertCameraOff(pierre, jean);
        assertThat(marie.tile(pierre).locator("video")).isVisible();

        marie.say("Bonjour <b>tout le monde</b>");
        assertThat(pierre.messages().last()).containsText("Bonjour <b>tout le monde</b>");

        reload(pierre, marie, jean);
        assertCameraOff(pierre, jean);

        jean.button("Leave").first().click();
        jean.page().locator("dialog[open]").getByText("Leave", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(jean.button("Come back")).isVisible();
        assertThat(marie.tile(jean)).hasCount(0);
        assertThat(pierre.tile(jean)).hasCount(0);
        awaitTraffic(marie, pierre);

        for (Visitor each : List.of(marie, pierre)) {
            await().atMost(Duration.ofSeconds(MINUTES)).pollInterval(Duration.ofMillis(500))
                    .until(() -> each.page().getByText("Its time is up").isVisible());
        }
        assertThat(Stream.of(marie, jean, pierre).flatMap(each -> each.complaints().stream())).isEmpty();
    }

    private String slotFor(Visitor... visitors) {
        String slot = product.as("olga", "organizer")
                .post("/timeslots", Slots.of(Instant.now().plusSeconds(6), MINUTES, 8)).expect(201).at("id");
        for (Visitor each : visitors) {
            product.as(each.userId()).post("/timeslots/" + slot + "/register", null).expect(200);
        }
        return slot;
    }

    private static void join(String slot, Visitor... visitors) {
        for (Visitor each : visitors) {
            each.open("/app/room.html?slot=" + slot);
        }
        for (Visitor each : visitors) {
            each.button("Join the conversation").click();
        }
    }

    /** Frames and sound come from each of the others, and more of them each time one looks. */
    private static void awaitTraffic(Visitor visitor, Visitor... others) {
        JsonNode before = visitor.traffic();
        await(visitor.userId() + " sees and hears").atMost(Duration.ofSeconds(45))
                .pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
                    JsonNode now = visitor.traffic();
                    for (Visitor other : others) {
                        JsonNode theirs = now.path(other.userId());
                        JsonNode earlier = before.path(other.userId());
                        assertThat(theirs.path("state").asText()).isEqualTo("connected");
                        for (String count : List.of("framesDecoded", "videoBytes", "audioBytes",
                                "bytesSent")) {
                            assertThat(theirs.path(count).asLong()).as(other.userId() + " " + count)
                                    .isGreaterThan(earlier.path(count).asLong());
                        }
                    }
                });
    }

    private static void assertCameraOff(Visitor visitor, Visitor other) {
        assertThat(visitor.tile(other).locator("video")).isHidden();
        assertThat(visitor.tile(other).locator(".avatar")).isVisible();
    }

    private static void reload(Visitor visitor, Visitor... others) {
        Instant begun = Instant.now();
        visitor.page().reload();
        for (Visitor other : others) {
            assertThat(visitor.tile(other)).isVisible();
        }
        visitor.awaitTrue("""
                () => {
                  const tiles = [...document.querySelectorAll('causerie-tile[data-user]')];
                  return tiles.length === %d && tiles.every((tile) => tile.state === 'connected');
                }""".formatted(others.length));
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
}
