package io.causerie.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import io.causerie.e2e.support.Chromium;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Room;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.StandaloneProduct;
import io.causerie.e2e.support.Visitor;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the pages say of the recording when something goes wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordingPagesTest {
    private static final List<String> SOON = List.of("--causerie.timeslots.minute=PT2S",
            "--causerie.timeslots.reminder-lead=PT2S", "--causerie.sessions.grace=PT60S");
    /** Notes each moment in which a voice is captured and the page denies it. */
    private static final String WATCH = """
            async () => {
              const { client } = await import('/app/ui/connection.js');
              window.lies = [];
              const look = () => {
                const said = document.body.innerText;
                if (client.recording.state === 'recording' && said.includes('Your voice is not recorded')) {
                  lies.push(said);
                }
                requestAnimationFrame(look);
              };
              look();
            }""";

    @TempDir
    static Path directory;

    private StandaloneProduct product;
    private Chromium chromium;

    @BeforeAll
    void start() {
        product = Product.standalone(directory, SOON);
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
        product.close();
    }

    @Test
    void a_page_whose_consent_was_stored_unanswered_says_that_one_is_recorded() {
        Visitor marie = chromium.visitor(product, "marie").humming(440);
        Visitor jean = chromium.visitor(product, "jean").humming(880);
        String slot = Slots.soon(product, 180, "marie", "jean");
        Room.join(marie, slot, true);
        Room.join(jean, slot, false);
        jean.page().evaluate(WATCH);
        AtomicInteger told = new AtomicInteger();
        jean.page().route("**/sessions/current/consent", route -> {
            if (told.getAndIncrement() < 2) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
        jean.button("Record my voice").click();
        Room.awaitRecorded(jean);
        assertThat(jean.page().getByText("Being recorded: you and Name of marie.")).isVisible();
        assertThat(jean.button("Stop recording me")).isVisible();
        jean.page().waitForCondition(() -> told.get() > 2);
        jean.button("Stop recording me").click();
        assertThat(jean.page().getByText("Your voice is not recorded.").first()).isVisible();
        assertThat(marie.page().getByText("Being recorded: you.")).isVisible();
        assertThat(jean.page().evaluate("lies")).isEqualTo(List.of());
        assertThat(jean.complaints()).isEmpty();
    }

    @Test
    void of_a_recording_whose_mix_is_made_anew_or_gone_there_is_no_player() {
        Visitor nora = chromium.visitor(product, "nora").humming(440);
        Visitor oskar = chromium.visitor(product, "oskar").humming(880);
        String slot = Slots.soon(product, 180, "nora", "oskar");
        nora.page().route("**/sessions/*/recording", RecordingPagesTest::mixedAnew);
        Room.join(nora, slot, true);
        Room.join(oskar, slot, false);
        Room.awaitRecorded(nora);
        product.as("moderator", "moderator").post("/sessions/" + Room.session(nora) + "/end", null);
        assertThat(nora.page().getByText("The recording is being prepared.")).isVisible();
        nora.page().unroute("**/sessions/*/recording");
        nora.page().route("**/sessions/*/recording", RecordingPagesTest::erased);
        assertThat(nora.page().getByText("The recording was erased")).isVisible();
        assertThat(nora.page().locator("audio")).hasCount(0);
        assertThat(nora.complaints()).isEmpty();
    }

    @Test
    void parts_that_come_too_late_are_told_once_and_not_as_sent() {
        Visitor ines = chromium.visitor(product, "ines").humming(440);
        Visitor otto = chromium.visitor(product, "otto").humming(880);
        String slot = Slots.soon(product, 180, "ines", "otto");
        AtomicInteger status = new AtomicInteger(503);
        AtomicInteger refused = new AtomicInteger();
        ines.page().route("**/parts/*", route -> {
            refused.addAndGet(status.get() == 409 ? 1 : 0);
            route.fulfill(new FulfillOptions().setStatus(status.get()).setContentType("application/json")
                    .setBody("{\"code\":\"session-ended\"}"));
        });
        Room.join(ines, slot, true);
        Room.join(otto, slot, false);
        ines.awaitTrue(Room.client("client.recording.progress.pending > 1"));
        product.as("moderator", "moderator").post("/sessions/" + Room.session(ines) + "/end", null);
        assertThat(ines.page().getByText("Your recording cannot be sent at the moment")).isVisible();
        status.set(409);
        ines.button("Try now").click();
        ines.awaitTrue(Room.client("client.recording.progress.pending === 0"));
        assertThat(refused.get()).isGreaterThan(1);
        assertThat(ines.page().getByText("A part of your recording was not accepted")).hasCount(1);
        assertThat(ines.page().getByText("All of your recording was sent")).hasCount(0);
    }

    private static void erased(Route route) {
        storedWithoutMix(route, "");
    }

    private static void mixedAnew(Route route) {
        storedWithoutMix(route,
                "{\"userId\":\"oskar\",\"url\":\"https://files/1\",\"startMs\":0,\"durationMs\":1000}");
    }

    private static void storedWithoutMix(Route route, String track) {
        route.fulfill(new FulfillOptions().setContentType("application/json")
                .setBody("{\"status\":\"stored\",\"mixUrl\":null,\"tracks\":[%s],\"expiresAt\":null}"
                        .formatted(track)));
    }
}
