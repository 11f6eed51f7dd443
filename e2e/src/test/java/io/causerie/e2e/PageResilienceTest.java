package io.causerie.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.causerie.e2e.support.Chromium;
import io.causerie.e2e.support.CutLine;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.SocketPeer;
import io.causerie.e2e.support.StandaloneProduct;
import io.causerie.e2e.support.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the pages do when users are quicker than devices, links are not meant well, and the way back is too long. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageResilienceTest {
    /** Devices that are given when the test says so. */
    private static final String SLOW_DEVICES = """
            async () => {
              const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
              Object.assign(window, { given: [], give: [], media: (await import('/app/ui/media.js')).media });
              navigator.mediaDevices.getUserMedia = (wanted) => new Promise((resolve) => {
                give.push(async () => {
                  const stream = await real(wanted);
                  given.push(...stream.getTracks());
                  resolve(stream);
                });
              });
            }""";

    @TempDir
    static Path directory;

    private StandaloneProduct product;
    private Chromium chromium;

    @BeforeAll
    void start() {
        product = Product.standalone(directory, List.of("--causerie.gateway.presence.hold=PT1S"));
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
        product.close();
    }

    @Test
    void whoever_was_away_for_too_long_is_told_and_may_come_back() {
        String slot = offer("en", 6);
        try (Visitor marie = chromium.visitor(product, "marie")) {
            CutLine line = CutLine.of(marie);
            SocketPeer jean = product.socket("jean").hello();
            register(slot, "marie", "jean");
            marie.open("/app/room.html?slot=" + slot).button("Join the conversation").click();
            join(slot, "jean");
            assertThat(marie.page().locator("causerie-tile[data-user='jean']")).isVisible();
            assertUnreadMessagesAndSwitchedOffCamerasAreSaid(marie, jean);

            line.cut();
            awaitHeard(jean, "participant-left");
            line.mend();
            marie.page().evaluate(
                    "async () => (await import('/app/ui/connection.js')).client.retryNow()");
            assertThat(marie.page().getByText("You were away for too long.")).isVisible();
            assertThat(marie.page().evaluate(
                    "async () => Object.values((await import('/app/ui/media.js')).media.tracks)"))
                    .isEqualTo(Arrays.asList(null, null));
            marie.button("Come back").click();
            assertThat(marie.page().locator("causerie-tile[data-user='jean']")).isVisible();
            assertThat(marie.complaints()).isEmpty();
        }
    }

    private void assertUnreadMessagesAndSwitchedOffCamerasAreSaid(Visitor marie, SocketPeer jean) {
        marie.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("2 people here")).click();
        jean.send(SocketPeer.message("chat-message").put("text", "Bonjour"));
        assertThat(marie.button("Chat, 1 new message")).isVisible();
        jean.send(SocketPeer.message("media-state").put("cameraEnabled", false));
        Locator person = marie.page().locator(".people li").filter(
                new Locator.FilterOptions().setHasText("Name of jean"));
        assertThat(person).containsText("camera off");
    }

    @Test
    void a_camera_that_is_switched_off_before_it_is_given_stays_off() {
        try (Visitor marie = devices()) {
            marie.page().evaluate("""
                    async () => {
                      const on = media.setCamera(true);
                      await media.setCamera(false);
                      await give[0]();
                      await on;
                    }""");
            assertThat(standing(marie)).isEqualTo("audio none, video none, given ended");
        }
    }

    @Test
    void devices_that_are_given_after_leaving_are_given_back() {
        try (Visitor marie = devices()) {
            marie.page().evaluate("""
                    async () => {
                      const start = media.start();
                      media.stop();
                      await give[0]();
                      await start;
                    }""");
            assertThat(standing(marie)).isEqualTo("audio none, video none, given ended ended");
        }
    }

    @Test
    void of_two_questions_the_later_is_answered() {
        try (Visitor marie = devices()) {
            marie.page().evaluate("""
                    async () => {
                      const start = media.start();
                      const camera = media.setCamera(true);
                      await give[1]();
                      await give[0]();
                      await Promise.all([start, camera]);
                    }""");
            assertThat(standing(marie)).isEqualTo("audio live, video live, given live live ended");
        }
    }

    @Test
    void a_link_that_would_make_somebody_else_of_the_user_is_not_followed_without_asking() {
        Visitor rude = chromium.visitor(product, "rude");
        try (rude; Visitor marie = chromium.visitor(product, "marie").open("/app/")) {
            assertThat(name(marie)).hasText("Name of marie");
            rude.openIn(marie.page(), "/app/partner.html");
            assertThat(
                    marie.page().getByText("The link you followed would sign you in as Name of rude (rude)."))
                    .isVisible();
            assertThat(marie.page().url()).endsWith("/app/partner.html");
            marie.button("Go on as Name of marie").click();
            assertThat(marie.button("Start chat")).isVisible();
            assertThat(name(marie)).hasText("Name of marie");

            rude.openIn(marie.page(), "/app/");
            marie.button("Switch to Name of rude").click();
            assertThat(name(marie)).hasText("Name of rude");
            rude.openIn(marie.page(), "/app/partner.html");
            assertThat(marie.button("Start chat")).isVisible();
        }
    }

    @Test
    void a_search_has_a_heading_and_the_name_of_a_language_is_in_the_pages_own() {
        offer("fr", 3600);
        try (Visitor anna = chromium.visitor(product, "anna").open("/app/")) {
            anna.page().getByLabel("Language").selectOption("fr");
            Locator french = anna.page().locator("causerie-slot-row h3");
            assertThat(french).hasText("French");
            assertThat(french.and(anna.page().locator("[lang]"))).hasCount(0);

            anna.open("/app/partner.html").button("Start chat").click();
            assertThat(anna.page().getByRole(AriaRole.HEADING,
                    new Page.GetByRoleOptions().setName("Looking for a partner"))).isVisible();
        }
    }

    private Visitor devices() {
        Visitor marie = chromium.visitor(product, "marie");
        marie.page().navigate("/app/config.json");
        marie.page().evaluate(SLOW_DEVICES);
        return marie;
    }

    private static Object standing(Visitor visitor) {
        return visitor.page().evaluate("""
                () => {
                  const one = (kind) => `${kind} ${media.tracks[kind]?.readyState ?? 'none'}`;
                  const states = given.map((track) => track.readyState).join(' ');
                  return `${one('audio')}, ${one('video')}, given ${states}`;
                }""");
    }

    private static Locator name(Visitor visitor) {
        return visitor.page().locator(".who .name");
    }

    private String offer(String language, int inSeconds) {
        return product.as("olga", "organizer")
                .post("/timeslots", Slots.of(Instant.now().plusSeconds(inSeconds), 30, 8)
                        .replace("\"en\"", '"' + language + '"'))
                .expect(201).at("id");
    }

    private void register(String slot, String... users) {
        for (String user : users) {
            product.as(user).post("/timeslots/" + slot + "/register", null).expect(200);
        }
    }

    private void join(String slot, String user) {
        await().atMost(Duration.ofSeconds(15)).until(
                () -> product.as(user).post("/sessions/join", Slots.join(slot, false)).status() == 200);
    }

    private static void awaitHeard(SocketPeer peer, String type) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !peer.heard(type).isEmpty());
    }
}
