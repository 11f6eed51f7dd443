package io.causerie.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.AriaRole;
import io.causerie.e2e.support.Answer;
import io.causerie.e2e.support.Chromium;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Room;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.StandaloneProduct;
import io.causerie.e2e.support.Tones;
import io.causerie.e2e.support.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** "Flux d'Enregistrement" with people in browsers: who agreed is in the files, at their own time, and nobody else. */
@Isolated("it promises times, and has three browsers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordingTest {
    private static final List<String> SOON = List.of("--causerie.timeslots.minute=PT1S",
            "--causerie.timeslots.reminder-lead=PT4S", "--causerie.sessions.grace=PT60S",
            "--causerie.sessions.recording-settle=PT3S");
    private static final int MARIE = 440;
    private static final int JEAN = 880;
    private static final int PIERRE = 1320;
    /** A quarter of full scale is -12 dB. */
    private static final double HEARD = -25;
    private static final double UNHEARD = -55;

    @TempDir
    static Path directory;

    private StandaloneProduct product;
    private Chromium chromium;

    @BeforeAll
    void start() {
        product = Product.standalone(directory, SOON);
    }

    @AfterAll
    void stop() {
        product.close();
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
    void who_agrees_is_heard_at_their_own_time_and_who_does_not_is_not() {
        Visitor marie = chromium.visitor(product, "marie").humming(MARIE);
        Visitor jean = chromium.visitor(product, "jean").humming(JEAN);
        Visitor pierre = chromium.visitor(product, "pierre").humming(PIERRE);
        String slot = slotFor(marie, jean, pierre);
        Room.join(marie, slot, true);
        Room.join(pierre, slot, false);
        Room.awaitRecorded(marie);
        assertThat(pierre.page().getByText("Being recorded: Name of marie.")).isVisible();
        assertThat(pierre.tile(marie).getByText("Recorded")).isVisible();
        assertThat(marie.tile(pierre).getByText("Recorded")).hasCount(0);
        Room.speakFor(marie, 4);

        Room.join(jean, slot, false);
        assertThat(jean.page().getByText("May your voice be recorded too")).isVisible();
        jean.button("Record my voice").click();
        Room.awaitRecorded(jean);
        Room.speakFor(jean, 3);
        jean.hum(false);
        Room.speakFor(jean, 3);
        Instant again = jean.hum(true);
        Room.speakFor(jean, 4);

        Instant withdrawn = Instant.now();
        marie.button("Stop recording me").click();
        assertThat(pierre.page().getByText("Being recorded: Name of jean.")).isVisible();
        assertThat(pierre.tile(marie).getByText("Recorded")).hasCount(0);
        Room.speakFor(jean, 5);

        String session = Room.session(marie);
        product.as("moderator", "moderator").post("/sessions/" + session + "/end", null);
        Answer recording = awaitStored(session, jean);
        Instant begun = Instant.parse(product.as("jean").get("/sessions/" + session).at("startedAt"));

        Tones mix = Tones.at(recording.at("mixUrl"));
        long end = mix.durationMs();
        long left = Duration.between(begun, withdrawn).toMillis();
        assertThat(mix.onset(MARIE, HEARD, 0)).isCloseTo(firstMs(recording, "marie"), within(500L));
        assertThat(mix.level(MARIE, left - 2_000, left - 500)).isGreaterThan(HEARD);
        assertThat(mix.loudest(MARIE, left + 1_000, end)).isLessThan(UNHEARD);
        assertThat(mix.onset(JEAN, HEARD, 0)).isCloseTo(firstMs(recording, "jean"), within(500L));
        assertThat(mix.loudest(JEAN, 0, firstMs(recording, "jean") - 500)).isLessThan(UNHEARD);
        long onceMore = Duration.between(begun, again).toMillis();
        assertThat(mix.loudest(JEAN, onceMore - 2_000, onceMore - 500)).isLessThan(UNHEARD);
        assertThat(mix.onset(JEAN, HEARD, onceMore - 2_000)).isCloseTo(onceMore, within(500L));
        assertThat(mix.level(JEAN, end - 2_500, end - 500)).isGreaterThan(HEARD);
        assertThat(mix.loudest(PIERRE, 0, end)).isLessThanOrEqualTo(UNHEARD);

        Map<String, List<JsonNode>> tracks = StreamSupport
                .stream(recording.json().path("tracks").spliterator(), false)
                .collect(Collectors.groupingBy(track -> track.path("userId").asText()));
        assertThat(tracks.keySet()).containsExactlyInAnyOrder("marie", "jean");
        assertOnly(tracks.get("marie"), MARIE, JEAN, PIERRE);
        assertOnly(tracks.get("jean"), JEAN, MARIE, PIERRE);

        assertThat(jean.page().getByRole(AriaRole.RADIO)).hasCount(3);
        jean.awaitTrue("() => document.querySelector('audio')?.duration > 5");
        jean.page().getByLabel("Name of marie").click();
        jean.awaitTrue("() => document.querySelector('audio')?.duration < %d".formatted(end / 1000));
        assertThat(pierre.page().locator("audio")).hasCount(0);

        jean.open("/app/");
        assertThat(jean.page().getByText("Recorded conversations")).isVisible();
        jean.page().locator("summary").click();
        jean.awaitTrue("() => document.querySelector('audio')?.duration > 5");
        assertThat(Stream.of(marie, jean, pierre).flatMap(each -> each.complaints().stream())).isEmpty();
    }

    @Test
    void a_page_that_sends_without_consent_is_refused_and_leaves_nothing() throws IOException {
        Visitor nora = chromium.visitor(product, "nora").humming(MARIE);
        Visitor oskar = chromium.visitor(product, "oskar").humming(PIERRE);
        String slot = slotFor(nora, oskar);
        Room.join(nora, slot, true);
        Room.join(oskar, slot, false);
        Room.awaitRecorded(nora);
        assertThat(oskar.page().getByText("Being recorded: Name of nora.")).isVisible();

        oskar.page().evaluate(
                """
                        async () => {
                          const { PartQueue, Recorder, RecordingClock } = await import('/app/causerie-client.js');
                          const { client } = await import('/app/ui/connection.js');
                          const { media } = await import('/app/ui/media.js');
                          const { auth } = await import('/app/ui/auth.js');
                          const { sessionId } = client.session.state;
                          const call = (path, init = {}) =>
                            fetch(path, { ...init, headers: { ...init.headers, Authorization: `Bearer ${auth.token}` } });
                          const clock = new RecordingClock(() => ({ offsetMs: 5_000 }));
                          const queue = new PartQueue({ call, clock: () => clock });
                          window.refused = [];
                          queue.addEventListener('refused', ({ detail }) => refused.push(detail.code));
                          const recorder = new Recorder({ sessionId, userId: 'oskar', clock, queue, sliceMs: 1000 });
                          await clock.sync();
                          recorder.setMicrophone(media.tracks.audio);
                          recorder.start();
                        }""");
        oskar.awaitTrue("() => refused.length >= 3");
        assertThat(oskar.page().evaluate("new Set(refused).size === 1 && refused[0]"))
                .isEqualTo("consent-required");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(filesOf("nora")).isPositive());
        assertThat(filesOf("oskar")).isZero();
    }

    private long filesOf(String userId) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).filter(file -> file.toString().contains(userId))
                    .count();
        }
    }

    private void assertOnly(List<JsonNode> tracks, int own, int... others) {
        for (JsonNode track : tracks) {
            Tones tones = Tones.at(track.path("url").asText());
            assertThat(tones.loudest(own, 0, tones.durationMs())).isGreaterThan(HEARD);
            for (int other : others) {
                assertThat(tones.loudest(other, 0, tones.durationMs())).isLessThanOrEqualTo(UNHEARD);
            }
        }
    }

    private static long firstMs(Answer recording, String userId) {
        return StreamSupport.stream(recording.json().path("tracks").spliterator(), false)
                .filter(track -> track.path("userId").asText().equals(userId))
                .mapToLong(track -> track.path("startMs").asLong()).min().orElseThrow();
    }

    private Answer awaitStored(String session, Visitor participant) {
        var api = product.as(participant.userId());
        String path = "/sessions/" + session + "/recording";
        await("the recording is stored").atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500))
                .until(() -> api.get(path).at("status").equals("stored"));
        return api.get(path).expect(200);
    }

    private String slotFor(Visitor... visitors) {
        String slot = product.as("olga", "organizer")
                .post("/timeslots", Slots.of(Instant.now().plusSeconds(8), 180, 8)).expect(201).at("id");
        for (Visitor each : visitors) {
            product.as(each.userId()).post("/timeslots/" + slot + "/register", null).expect(200);
        }
        return slot;
    }
}
