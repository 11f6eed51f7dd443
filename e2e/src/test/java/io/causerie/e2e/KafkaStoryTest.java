package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.e2e.support.Api;
import io.causerie.e2e.support.KafkaListener;
import io.causerie.e2e.support.KafkaListener.Heard;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.ServerProcess;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.SocketPeer;
import io.causerie.e2e.support.StandaloneProduct;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another service hears the whole story of a slot, its session and its recording, and of partners; also across a kill -9. */
class KafkaStoryTest {
    private static final long SPOKEN_MS = 2_000;

    @TempDir
    Path directory;

    @Test
    void a_consumer_that_knows_only_the_schemas_hears_everything_once_and_in_order() throws Exception {
        int port = ServerProcess.freePort();
        try (var product = Product.standalone(directory, List.of("--causerie.bridge.enabled=true",
                "--causerie.kafka-port=" + port, "--causerie.timeslots.minute=PT1S",
                "--causerie.timeslots.reminder-lead=PT2S", "--causerie.sessions.grace=PT60S",
                "--causerie.sessions.reconnect-window=PT1S", "--causerie.sessions.recording-settle=PT1S",
                "--causerie.recording.finalize.settle=PT1S",
                "--causerie.recording.finalize.poll-interval=PT0.2S"));
                var listener = new KafkaListener("127.0.0.1:" + port)) {
            String slot = aSlotThatOneLeavesAndAnotherWaitsFor(product);
            String session = aSessionThatIsRecorded(product, slot);
            partnersOfWhomOneIsReported(product);
            aSlotThatIsCancelled(product);

            await("every type").atMost(Duration.ofSeconds(90)).untilAsserted(
                    () -> assertThat(listener.poll()).extracting(Heard::type).contains(types()));
            assertThat(listener.of(slot)).containsExactly("slot.scheduled", "slot.registered",
                    "slot.registered", "slot.registered", "slot.registration-cancelled",
                    "slot.waitlist-promoted", "slot.reminder");
            assertThat(listener.of(session)).startsWith("session.opened", "session.participant-joined")
                    .endsWith("session.ended", "session.recorded");

            product.killAndRestart();
            String later = aSlotThatIsCancelled(product);
            await("it goes on").atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
                listener.poll();
                assertThat(listener.of(later)).containsExactly("slot.scheduled", "slot.cancelled");
            });
            listener.assertSound();
            Api admin = product.as("ada", "admin");
            await().untilAsserted(() -> assertThat(admin.get("/admin/bridge/check").expect(200).json()
                    .path("toldUpTo").asLong()).isGreaterThanOrEqualTo(listener.lastPosition()));
            assertThat(admin.get("/admin/bridge/check").json().path("sound").asBoolean()).isTrue();
            admin.get("/admin/bridge/check?from=x").expectProblem(400, "invalid-request");
            product.as("anna").get("/admin/bridge/check").expectProblem(403, "forbidden");
        }
    }

    private static String[] types() throws Exception {
        try (Stream<Path> files = Files.list(KafkaListener.SCHEMAS)) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .toArray(String[]::new);
        }
    }

    private static String aSlotThatOneLeavesAndAnotherWaitsFor(Product product) {
        Api organizer = product.as("olga", "organizer");
        String slot = organizer
                .post("/timeslots", Slots.of(Instant.now().plus(Duration.ofDays(1)), 180, 2)).expect(201)
                .at("id");
        Stream.of("anna", "ben", "carl").forEach(
                each -> product.as(each).post("/timeslots/" + slot + "/register", null).expect(200));
        product.as("ben").delete("/timeslots/" + slot + "/register").expect(200);
        organizer.patch("/timeslots/" + slot,
                "{\"startTime\":\"%s\"}".formatted(Instant.now().plusSeconds(5))).expect(200);
        return slot;
    }

    private static String aSessionThatIsRecorded(StandaloneProduct product, String slot) throws Exception {
        Api anna = product.as("anna");
        await().atMost(Duration.ofSeconds(30)).until(
                () -> anna.post("/sessions/join", Slots.join(slot, true)).status() == 200);
        String session = product.as("carl").post("/sessions/join", Slots.join(slot, false)).expect(200)
                .at("sessionId");
        long start = offset(anna, session);
        String token = product.token("anna", "Anna");
        HttpRequest part = HttpRequest.newBuilder(URI.create(product.origin()
                + "/sessions/%s/recording/tracks/%s/parts/0".formatted(session, UUID.randomUUID())))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "audio/webm;codecs=opus")
                .header("X-Start-Offset-Ms", Long.toString(start))
                .header("X-Duration-Ms", Long.toString(SPOKEN_MS))
                .POST(BodyPublishers.ofByteArray(tone())).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(part, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> offset(anna, session) > start + SPOKEN_MS);
        anna.post("/sessions/current/leave", null);
        product.as("carl").post("/sessions/current/leave", null);
        return session;
    }

    private static long offset(Api api, String session) {
        return api.get("/sessions/" + session + "/recording/clock").json().path("offsetMs").asLong();
    }

    private static byte[] tone() throws Exception {
        Process process = new ProcessBuilder("ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i",
                "sine=frequency=440:duration=2", "-c:a", "libopus", "-f", "webm", "-live", "1", "pipe:1")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return process.getInputStream().readAllBytes();
    }

    private static void partnersOfWhomOneIsReported(StandaloneProduct product) {
        SocketPeer dora = product.socket("dora").hello();
        SocketPeer emil = product.socket("emil").hello();
        for (SocketPeer each : List.of(dora, emil)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> each.connected() != null);
            each.send(SocketPeer.message("find_partner"));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> !dora.heard("partner_found").isEmpty());
        dora.send(SocketPeer.message("report_partner").put("reason", "spam"));
    }

    private static String aSlotThatIsCancelled(Product product) {
        Api organizer = product.as("olga", "organizer");
        String slot = organizer
                .post("/timeslots", Slots.single(Instant.now().plus(Duration.ofDays(3)))).expect(201)
                .at("id");
        organizer.delete("/timeslots/" + slot);
        return slot;
    }
}
