package io.causerie.standalone;

import static io.causerie.standalone.Client.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.api.identity.UserId;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionId;
import io.causerie.recording.media.BundledFfmpeg;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What somebody says who consents is a file when the session is over, with nothing but this process, its own ffmpeg included. */
class RecordingTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long SPOKEN_MS = 3000;

    @Test
    void consentedSpeechIsStoredAfterTheSession(@TempDir Path directory) throws Exception {
        Path ffmpeg;
        try (var causerie = InProcess.on(directory)) {
            ffmpeg = causerie.app().getBean(BundledFfmpeg.class).unpack().orElseThrow();
        }
        try (var causerie = InProcess.on(directory, "--causerie.recording.ffmpeg.path=" + ffmpeg,
                "--causerie.sessions.recording-settle=PT1S", "--causerie.recording.finalize.settle=PT1S")) {
            tellsAStory(causerie, ffmpeg);
        }
    }

    private static void tellsAStory(InProcess causerie, Path ffmpeg) throws Exception {
        Client client = causerie.client();
        String session = UUID.randomUUID().toString();
        causerie.app().getBean(CommandGateway.class).sendAndWait(new SessionCommand.Meet(
                new SessionId(session), new UserId("ali"), new UserId("bea"), null, null));
        String ali = "Bearer " + client.token("ali", "learner");
        assertThat(send(client, "PUT", "/sessions/current/consent", ali,
                "{\"recordingConsent\":true}".getBytes(), "Content-Type", "application/json"))
                .isBetween(200, 204);
        long start = offset(client, session, ali);
        String part = "/sessions/%s/recording/tracks/%s/parts/0".formatted(session, UUID.randomUUID());
        assertThat(send(client, "POST", part, ali, tone(ffmpeg), "Content-Type", "audio/webm;codecs=opus",
                "X-Start-Offset-Ms", Long.toString(start), "X-Duration-Ms", Long.toString(SPOKEN_MS)))
                .isEqualTo(204);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> offset(client, session, ali) > start + SPOKEN_MS);
        send(client, "POST", "/sessions/current/leave", ali, new byte[0]);

        String path = "/sessions/" + session + "/recording";
        await().atMost(Duration.ofSeconds(120))
                .until(() -> read(client, path, ali).path("status").asString().equals("stored"));
        JsonNode recording = read(client, path, ali);
        assertThat(recording.at("/tracks/0/userId").asString()).isEqualTo("ali");
        var mix = HTTP.send(HttpRequest.newBuilder(URI.create(recording.path("mixUrl").asString())).build(),
                BodyHandlers.ofByteArray());
        assertThat(mix.statusCode()).isEqualTo(200);
        assertThat(new String(mix.body(), 0, 4)).isEqualTo("OggS");
        String auditor = "Bearer " + client.token("ada", "auditor");
        assertThat(read(client, "/recordings/" + session + "/proof", auditor).path("uncoveredMs").asLong(-1))
                .isZero();
        await().atMost(Duration.ofSeconds(10)).until(
                () -> read(client, "/sessions/" + session, ali).path("recordingUrl").asString("")
                        .equals(path));
    }

    private static long offset(Client client, String session, String bearer) {
        return read(client, "/sessions/" + session + "/recording/clock", bearer).path("offsetMs").asLong();
    }

    private static JsonNode read(Client client, String path, String bearer) {
        return json(client.get(path, "Authorization", bearer));
    }

    private static int send(Client client, String method, String path, String bearer, byte[] body,
            String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(client.url() + path))
                .header("Authorization", bearer).method(method, BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static byte[] tone(Path ffmpeg) throws Exception {
        Process process = new ProcessBuilder(ffmpeg.toString(), "-nostdin", "-v", "error", "-f", "lavfi",
                "-i",
                "sine=frequency=440:duration=3", "-c:a", "libopus", "-f", "webm", "-live", "1", "pipe:1")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return process.getInputStream().readAllBytes();
    }
}
