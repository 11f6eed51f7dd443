package io.causerie.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** What an app that records would send: two seconds of a tone. */
public final class Speech {
    private static final String FFMPEG = System.getenv().getOrDefault("CAUSERIE_FFMPEG", "ffmpeg");
    private static final long LENGTH_MS = 2_000;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final byte[] tone;

    public Speech() {
        try {
            Process process = new ProcessBuilder(FFMPEG, "-nostdin", "-v", "error", "-f", "lavfi", "-i",
                    "sine=frequency=440:duration=2", "-c:a", "libopus", "-f", "webm", "-live", "1", "pipe:1")
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            tone = process.getInputStream().readAllBytes();
            assertThat(tone).isNotEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says it now, as whoever the token is of. */
    public void inSession(StandaloneProduct product, String token, String session) {
        Api api = product.anonymous().as(token);
        long start = api.get("/sessions/" + session + "/recording/clock").expect(200).json().path("offsetMs")
                .asLong();
        URI part = URI.create("%s/sessions/%s/recording/tracks/%s/parts/0".formatted(product.origin(),
                session, UUID.randomUUID()));
        try {
            int status = CLIENT.send(HttpRequest.newBuilder(part).header("Authorization", "Bearer " + token)
                    .header("Content-Type", "audio/webm;codecs=opus")
                    .header("X-Start-Offset-Ms", Long.toString(start))
                    .header("X-Duration-Ms", Long.toString(LENGTH_MS)).POST(BodyPublishers.ofByteArray(tone))
                    .build(), BodyHandlers.discarding()).statusCode();
            assertThat(status).isEqualTo(204);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }
}
