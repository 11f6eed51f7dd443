package io.causerie.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.causerie.e2e.support.Api;
import io.causerie.e2e.support.Axe;
import io.causerie.e2e.support.Chromium;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.SocketPeer;
import io.causerie.e2e.support.StandaloneProduct;
import io.causerie.e2e.support.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The operator's page tells the truth, does what it is told once that was confirmed, and bears what is away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorPageTest {
    private static final String PAGE = "/app/operator.html";
    private static final Pattern OPERATORS = Pattern.compile("/(admin|analytics|rooms)\\b");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String AWAY = """
            {"type":"about:blank","title":"Service Unavailable","status":503,"code":"unavailable","detail":"away"}""";
    private static final String PROCESSES = """
            {"at":"%1$s","items":[{"id":"a:1","kind":"query-side","version":"1","state":"degraded","startedAt":"%1$s",
             "seenAt":"%1$s","components":{"store":"DOWN","ping":"UP"},"heapUsed":1,"heapMax":2,"figures":{}},
             {"id":"b:1","kind":"command-side","version":"1","state":"silent","startedAt":"%1$s","seenAt":"%1$s",
             "components":{},"heapUsed":1,"heapMax":2,"figures":{}}]}""";

    @TempDir
    static Path directory;

    private StandaloneProduct product;
    private Chromium chromium;
    private SocketPeer waiting;
    private String unrecorded;

    @BeforeAll
    void start() {
        product = Product.standalone(directory, List.of("--causerie.recording.finalize.settle=PT0.5S",
                "--causerie.recording.finalize.settle-at-most=PT0.5S",
                "--causerie.signs-of-life.interval=PT1S"));
        chromium = new Chromium();
        goingOn("marie", "jean", false);
        unrecorded = goingOn("nora", "oskar", true);
        product.as("mod", "moderator").post("/sessions/" + unrecorded + "/end", null).expect(204);
        String full = product.as("olga", "organizer")
                .post("/timeslots", Slots.of(Instant.now().plusSeconds(90_000), 30, 2)).expect(201).at("id");
        List.of("ali", "bea", "cleo")
                .forEach(each -> product.as(each).post("/timeslots/" + full + "/register", null).expect(200));
        waiting = product.socket("wim").hello();
        waiting.send(SocketPeer.message("find_partner").put("language", "fr").put("level", "B2"));
        await().atMost(SOON).until(() -> recording().path("status").asText().equals("failed"));
    }

    /** A session of two that goes on; its id. */
    private String goingOn(String one, String other, boolean consent) {
        String slot = Slots.soon(product, 30, one, other);
        for (String each : List.of(one, other)) {
            await().atMost(SOON)
                    .until(() -> product.as(each).post("/sessions/join", Slots.join(slot, consent))
                            .status() == 200);
        }
        return product.as(one).get("/sessions/current").expect(200).at("id");
    }

    private Api admin() {
        return product.as("root", "admin");
    }

    private JsonNode recording() {
        for (JsonNode item : admin().get("/admin/recordings").expect(200).json().path("items")) {
            if (item.path("sessionId").asText().equals(unrecorded)) {
                return item;
            }
        }
        return Api.JSON.nullNode();
    }

    @AfterAll
    void stop() {
        waiting.drop();
        chromium.close();
        product.close();
    }

    private Visitor operator() {
        return chromium.visitor(product, "root", "admin");
    }

    private static Locator at(Visitor visitor, String selector) {
        return visitor.page().locator(selector);
    }

    private static Locator status(Visitor visitor) {
        return at(visitor, "causerie-operator-status");
    }

    @Test
    void its_numbers_are_those_of_the_service() {
        try (Visitor root = operator().open(PAGE)) {
            assertThat(at(root, "[data-number=people] dd").first()).hasText("2");
            assertThat(at(root, "[data-number=open] dd").first()).hasText("1");
            assertThat(at(root, "[data-number=waiting] dd").first()).hasText("1");
            assertThat(at(root, "[data-number=connectedUsers] dd").first()).hasText("1");
            assertThat(at(root, "[data-counts=sessions] [data-state=active] dd")).hasText("1");
            assertThat(at(root, "[data-counts=sessions] [data-state=ended] dd")).hasText("1");
            assertThat(at(root, "[data-counts=slots] [data-state=full] dd")).hasText("1");
            assertThat(at(root, "[data-counts=registrations] [data-state=waitlisted] dd")).hasText("1");
            assertThat(at(root, "[data-number=registrations]")).containsText("7 in all");
            assertThat(at(root, "[data-wish='fr|B2']")).containsText("French");
            assertThat(at(root, "[data-room]")).hasCount(1);
            assertThat(at(root, "[data-process]")).hasCount(1);
            assertThat(at(root, "[data-process] .chip")).hasText("Up");
            assertThat(at(root, "[data-recording='" + unrecorded + "']")).containsText("nothing was sent");
            assertThat(status(root)).containsText("1 recording has failed");
            assertThat(at(root, "#failures a")).hasCount(1);
            assertThat(at(root, "[data-projection=session-view] .chip")).hasText("Running");
            assertThat(root.complaints()).isEmpty();
        }
    }

    @Test
    void reports_are_drawn_and_the_same_is_there_as_a_table() {
        try (Visitor root = operator().open(PAGE)) {
            Locator report = at(root, "[data-report=sessions]");
            assertThat(report.locator("[data-total=sessions] b")).hasText("2");
            root.awaitTrue("""
                    () => globalThis.Chart?.getChart(document.querySelector('[data-report=sessions] canvas'))
                      ?.data.datasets.at(-1).data.reduce((sum, each) => sum + each, 0) === 2""");
            assertThat(report.locator("canvas")).hasAttribute("aria-label",
                    Pattern.compile(".*Sessions: 2.*"));
            root.button("Last 7 days").click();
            assertThat(report.locator("tbody tr")).hasCount(7);
            root.button("Language").click();
            assertThat(report.locator("tbody tr")).hasCount(1);
            report.getByText("As a table").click();
            assertThat(report.locator("tbody tr")).containsText("English");
            assertThat(root.complaints()).isEmpty();
        }
    }

    @Test
    void a_projection_is_replayed_paused_and_resumed_after_the_consequence_was_confirmed() {
        try (Visitor root = operator().open(PAGE)) {
            AtomicInteger replays = new AtomicInteger();
            root.page().onRequest(request -> replays.addAndGet(request.url().endsWith("/replay") ? 1 : 0));
            Locator replay = root.button("Replay: reports");
            replay.focus();
            root.page().keyboard().press("Enter");
            Locator dialog = at(root, "dialog[open]");
            assertThat(dialog).containsText("made anew from the first event");
            root.page().keyboard().press("Escape");
            assertThat(dialog).hasCount(0);
            assertThat(replays).hasValue(0);

            replay.click();
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Replay")).click();
            assertThat(root.page().getByText("reports is being replayed.")).isVisible();
            assertThat(replays).hasValue(1);
            Locator row = at(root, "[data-projection=reports]");
            await().atMost(SOON).until(() -> projection("reports").equals("running"));
            assertThat(row.locator(".chip")).hasText("Running");

            root.button("Pause: reports").click();
            dialog.locator("button.danger").click();
            assertThat(row.locator(".chip")).hasText("Paused");
            assertThat(status(root)).containsText("The projection reports is paused");
            assertThat(at(root, "[data-projection=analytics] .chip")).hasText("Running");
            root.button("Resume: reports").click();
            assertThat(row.locator(".chip")).hasText("Running");
            assertThat(root.complaints()).isEmpty();
        }
    }

    private String projection(String name) {
        for (JsonNode item : admin().get("/admin/projections").expect(200).json().path("items")) {
            if (item.path("name").asText().equals(name)) {
                return item.path("status").asText();
            }
        }
        return "";
    }

    @Test
    void a_recording_that_failed_is_tried_again() {
        int attempt = recording().path("attempt").asInt();
        try (Visitor root = operator().open(PAGE)) {
            root.button("Retry: " + unrecorded).click();
            at(root, "dialog[open] button.primary").click();
            assertThat(root.page().getByText("The recording is being made again.")).isVisible();
            await().atMost(SOON).until(() -> recording().path("attempt").asInt() == attempt + 1
                    && recording().path("status").asText().equals("failed"));
        }
    }

    @Test
    void what_is_away_says_so_and_the_rest_goes_on() {
        try (Visitor root = operator()) {
            root.page().route("**/admin/overview", route -> route
                    .fulfill(new FulfillOptions().setStatus(503).setContentType("application/problem+json")
                            .setBody(AWAY)));
            root.page().route("**/admin/recordings", route -> route.abort());
            root.page().route("**/analytics/matching?**", route -> route.abort());
            root.open(PAGE);
            assertThat(at(root, "#states .notice.bad")).containsText("Cannot be asked");
            assertThat(at(root, "#recordings .notice.bad")).containsText("Cannot be asked");
            assertThat(at(root, "[data-report=matching] .notice.bad")).isVisible();
            assertThat(status(root)).containsText("“Sessions, slots and places” cannot be asked");
            assertThat(at(root, "[data-number=people] dd").first()).hasText("2");
            assertThat(at(root, "[data-projection=registrations] .chip")).hasText("Running");
            assertThat(at(root, "[data-report=sessions] [data-total=sessions] b")).hasText("2");

            root.page().unroute("**/admin/overview");
            assertThat(at(root, "[data-counts=sessions] [data-state=ended] dd")).hasText("1");
            assertThat(at(root, "#states .notice.bad")).hasCount(0);
            assertThat(root.complaints()).isEmpty();
        }
    }

    @Test
    void a_process_that_is_not_well_or_silent_is_the_first_thing_one_sees() {
        try (Visitor root = operator()) {
            root.page().route("**/admin/processes", route -> route.fulfill(new FulfillOptions()
                    .setContentType("application/json").setBody(PROCESSES.formatted(Instant.now()))));
            root.open(PAGE);
            assertThat(status(root)).containsText("Query side is not well: store");
            assertThat(status(root)).containsText("Command side has not been heard of since");
            assertThat(at(root, "[data-process='b:1'] .chip")).hasText("Silent");
            assertThat(at(root, "#failures")).containsText("Command side fell silent");
        }
    }

    @Test
    void nobody_is_asked_while_nobody_looks() {
        try (Visitor root = operator()) {
            root.page().clock().install();
            root.open(PAGE);
            assertThat(at(root, "[data-number=people] dd").first()).hasText("2");
            assertThat(at(root, "[data-report=sessions] [data-total=sessions] b")).hasText("2");
            AtomicInteger asked = new AtomicInteger();
            look(root, false);
            root.page()
                    .onRequest(request -> asked.addAndGet(OPERATORS.matcher(request.url()).find() ? 1 : 0));
            root.page().clock().runFor(120_000);
            root.page().evaluate("fetch('config.json')");
            assertThat(asked).hasValue(0);

            look(root, true);
            root.page().waitForCondition(() -> asked.get() > 6);
            root.page().clock().runFor(10_000);
            root.page().waitForCondition(() -> asked.get() > 12);
        }
    }

    private static void look(Visitor visitor, boolean there) {
        visitor.page().evaluate("""
                there => {
                  Object.defineProperty(document, 'hidden', { configurable: true, value: !there });
                  document.dispatchEvent(new Event('visibilitychange'));
                }""", there);
    }

    @Test
    void it_is_for_administrators() {
        try (Visitor marie = chromium.visitor(product, "marie")) {
            AtomicInteger asked = new AtomicInteger();
            marie.page().onRequest(request -> asked.addAndGet(request.url().contains("/admin/") ? 1 : 0));
            marie.open(PAGE);
            assertThat(marie.page().getByText("This page is for administrators.")).isVisible();
            assertThat(marie.link("Operations")).hasCount(0);
            assertThat(asked).hasValue(0);
        }
    }

    @Test
    void it_keeps_nobody_out_and_has_a_place_on_a_phone() {
        try (Visitor root = operator().open(PAGE)) {
            assertThat(root.link("Operations")).hasAttribute("aria-current", "page");
            assertThat(at(root, "[data-recording]")).hasCount(1);
            assertThat(at(root, "[data-report=sessions] [data-total=sessions] b")).hasText("2");
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                root.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                assertThat(Axe.faults(root.page())).as(scheme.name()).isEmpty();
            }
            root.button("Pause: reports").click();
            assertThat(at(root, "dialog[open]")).isVisible();
            assertThat(Axe.faults(root.page())).as("dialog").isEmpty();
            root.page().keyboard().press("Escape");
            root.page().setViewportSize(390, 844);
            root.awaitTrue("() => document.documentElement.scrollWidth <= innerWidth");
        }
    }
}
