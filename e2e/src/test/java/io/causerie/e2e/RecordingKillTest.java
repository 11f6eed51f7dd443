package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.causerie.e2e.support.Answer;
import io.causerie.e2e.support.ApartProduct;
import io.causerie.e2e.support.Chromium;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Room;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.Tones;
import io.causerie.e2e.support.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every part a process of its own, and trouble in the middle of a recording: what was said is in the files, once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordingKillTest {
    private static final List<String> SOON = List.of("--causerie.timeslots.minute=PT2S",
            "--causerie.timeslots.reminder-lead=PT2S", "--causerie.sessions.grace=PT60S",
            // Longer than a client waits between two tries.
            "--causerie.sessions.recording-settle=PT12S", "--causerie.recording.finalize.settle=PT3S",
            "--causerie.recording.finalize.lease=PT3S", "--causerie.recording.finalize.retry-first=PT1S",
            "--causerie.recording.finalize.poll-interval=PT0.2S");
    private static final int MARIE = 440;
    private static final int JEAN = 880;
    /** A quarter of full scale is -12 dB. */
    private static final double HEARD = -25;
    /** A part, and what its recorder had not handed on yet. */
    private static final long IN_FLIGHT = 6_000;
    /** A recorder begins and ends within so much of what the test knows. */
    private static final long EDGE = 700;

    private static final String COMPANION = "pierre";

    @TempDir
    static Path profile;

    private ApartProduct product;
    private Chromium chromium;

    @BeforeAll
    void start() {
        product = Product.apart(SOON);
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
        product.close();
    }

    @Test
    void the_recording_handler_dies_while_it_takes_a_part_and_while_it_makes_the_files() {
        Visitor marie = chromium.visitor(product, "marie").humming(MARIE);
        String session = record(slotWith(marie), marie);
        CountDownLatch mid = new CountDownLatch(1);
        product.store.when("PUT /[^?]*/parts/.*/000001", () -> {
            product.killRecordingHandler();
            mid.countDown();
        });
        awaitDown(mid);
        product.restartRecordingHandler();
        Room.speakFor(marie, 3);

        CountDownLatch making = new CountDownLatch(1);
        product.store.when("PUT /[^?]*/recordings/", () -> {
            product.killRecordingHandler();
            making.countDown();
        });
        end(session);
        awaitDown(making);
        product.restartRecordingHandler();

        Answer recording = awaitStored(session, "marie");
        Tones mix = Tones.at(recording.at("mixUrl"));
        assertThat(mix.missingMs(MARIE, HEARD, first(recording, "marie"), endMs(session) - EDGE))
                .isLessThan(EDGE);
        assertStoredOnce(session);
        marie.close();
    }

    @Test
    void the_command_side_dies_in_the_session_and_when_it_was_told_that_the_files_are_stored() {
        Visitor nora = chromium.visitor(product, "nora").humming(MARIE);
        String session = record(slotWith(nora), nora);
        Room.speakFor(nora, 3);
        product.killCommandSide();
        product.restartCommandSide();
        Room.speakFor(nora, 2);

        CountDownLatch told = new CountDownLatch(1);
        product.link.whenAnswered("POST /internal/sessions/[^/]+/recording/stored", () -> {
            product.killCommandSide();
            told.countDown();
        });
        end(session);
        awaitDown(told);
        product.restartCommandSide();

        Answer recording = awaitStored(session, "nora");
        Tones mix = Tones.at(recording.at("mixUrl"));
        assertThat(mix.missingMs(MARIE, HEARD, first(recording, "nora"), endMs(session) - EDGE))
                .isLessThan(EDGE);
        await("the handler has its answer").atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(product.objects("parts%2f" + session)).isZero());
        assertStoredOnce(session);
        nora.close();
    }

    @Test
    void the_store_is_away_for_twenty_seconds_in_which_a_browser_dies() {
        Visitor oskar = chromium.visitor(product, "oskar").humming(MARIE);
        Visitor jean = chromium.visitor(product, "jean", profile).humming(JEAN);
        String slot = slotWith(oskar, jean);
        String session = record(slot, oskar);
        record(slot, jean);
        await("something of both is stored").atMost(Duration.ofSeconds(30)).until(
                () -> product.objects("oskar") > 0 && product.objects("jean") > 0);
        product.store.cut();
        Instant away = Instant.now();
        jean.awaitTrue(Room.client("client.recording.progress.pending > 1"));
        Chromium.kill(profile);
        Instant died = Instant.now();
        Visitor again = chromium.visitor(product, "jean", profile).humming(JEAN);
        record(slot, again);
        await().atMost(Duration.ofSeconds(30)).until(() -> Instant.now().isAfter(away.plusSeconds(20)));
        product.store.mend();
        Room.speakFor(again, 2);
        end(session);

        Answer recording = awaitStored(session, "jean");
        Tones mix = Tones.at(recording.at("mixUrl"));
        long end = endMs(session) - EDGE;
        assertThat(mix.missingMs(MARIE, HEARD, first(recording, "oskar"), end)).isLessThan(EDGE);
        long diedMs = Duration.between(begun(session), died).toMillis();
        long back = mix.onset(JEAN, HEARD, diedMs + 100);
        assertThat(mix.missingMs(JEAN, HEARD, first(recording, "jean"), diedMs)).isLessThan(IN_FLIGHT);
        assertThat(mix.missingMs(JEAN, HEARD, back, end)).isLessThan(EDGE);
        assertStoredOnce(session);
        oskar.close();
        again.close();
    }

    private void assertStoredOnce(String session) {
        assertThat(product.events("session.RecordingStored").stream()
                .map(each -> each.path("sessionId").asText())
                .filter(session::equals)).hasSize(1);
    }

    private static long first(Answer recording, String userId) {
        return tracks(recording, userId).stream().mapToLong(each -> each.path("startMs").asLong()).min()
                .orElseThrow();
    }

    private static List<JsonNode> tracks(Answer recording, String userId) {
        return StreamSupport.stream(recording.json().path("tracks").spliterator(), false)
                .filter(track -> track.path("userId").asText().equals(userId)).toList();
    }

    private Instant begun(String session) {
        return Instant.parse(product.as(COMPANION).get("/sessions/" + session).at("startedAt"));
    }

    private long endMs(String session) {
        return product.events("session.Ended").stream()
                .filter(each -> each.path("sessionId").asText().equals(session))
                .map(each -> Instant.parse(each.path("endedAt").asText()))
                .mapToLong(at -> Duration.between(begun(session), at).toMillis()).findFirst().orElseThrow();
    }

    private void end(String session) {
        product.as("moderator", "moderator").post("/sessions/" + session + "/end", null);
    }

    private static void awaitDown(CountDownLatch latch) {
        BooleanSupplier down = () -> latch.getCount() == 0;
        await().atMost(Duration.ofSeconds(60)).until(down::getAsBoolean);
    }

    private Answer awaitStored(String session, String userId) {
        var api = product.as(userId);
        String path = "/sessions/" + session + "/recording";
        await("the recording is stored").atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(300))
                .until(() -> api.get(path).json().path("status").asText().equals("stored"));
        return api.get(path).expect(200);
    }

    /** A slot that has begun, with somebody to talk to. */
    private String slotWith(Visitor... visitors) {
        String slot = Slots.soon(product, 180,
                Stream.concat(Stream.of(COMPANION), Stream.of(visitors).map(Visitor::userId))
                        .toArray(String[]::new));
        await().atMost(Duration.ofSeconds(30)).until(
                () -> product.as(COMPANION).post("/sessions/join", Slots.join(slot, false)).status() == 200);
        return slot;
    }

    /** Joins, with consent, and returns which session that is. */
    private static String record(String slot, Visitor visitor) {
        Room.join(visitor, slot, true);
        Room.awaitRecorded(visitor);
        return Room.session(visitor);
    }
}
