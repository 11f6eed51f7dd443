package io.causerie.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;

/** What a file sounds like: how loud a tone is in it, and when. */
public final class Tones {
    private static final String FFMPEG = System.getenv().getOrDefault("CAUSERIE_FFMPEG", "ffmpeg");
    private static final int RATE = 16_000;
    private static final double SILENCE = 1e-12;
    private static final int STEP_MS = 50;

    private final short[] samples;

    private Tones(short[] samples) {
        this.samples = samples;
    }

    /** Fetches the file and decodes it. */
    public static Tones at(String url) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            Path file = Files.createTempFile("causerie", ".ogg");
            HttpResponse<Path> answer = client.send(HttpRequest.newBuilder(URI.create(url)).build(),
                    BodyHandlers.ofFile(file));
            assertThat(answer.statusCode()).isEqualTo(200);
            return of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private static Tones of(Path file) throws IOException {
        Path raw = Files.createTempFile("causerie", ".raw");
        Process process = new ProcessBuilder(FFMPEG, "-v", "error", "-y", "-i", file.toString(), "-ac", "1",
                "-ar", Integer.toString(RATE), "-f", "s16le", raw.toString()).inheritIO().start();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !process.isAlive());
        assertThat(process.exitValue()).isZero();
        ShortBuffer decoded = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        short[] samples = new short[decoded.remaining()];
        decoded.get(samples);
        return new Tones(samples);
    }

    public long durationMs() {
        return samples.length * 1000L / RATE;
    }

    /** In decibels below a full-scale tone, by Goertzel over a Hann window. What is outside of the file is silence. */
    public double level(int hertz, long fromMs, long toMs) {
        int from = index(fromMs);
        int to = index(toMs);
        int length = to - from;
        double turn = 2 * Math.cos(2 * Math.PI * hertz / RATE);
        double last = 0;
        double before = 0;
        for (int i = 0; i < length; i++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
            double now = samples[from + i] / 32768.0 * window + turn * last - before;
            before = last;
            last = now;
        }
        double power = last * last + before * before - turn * last * before;
        double amplitude = length == 0 ? 0 : 4 * Math.sqrt(Math.max(0, power)) / length;
        return 20 * Math.log10(amplitude + SILENCE);
    }

    /** The loudest that a tone is in any half second of that time. */
    public double loudest(int hertz, long fromMs, long toMs) {
        double loudest = -240;
        for (long at = fromMs; at + 500 <= Math.min(toMs, durationMs()); at += 250) {
            loudest = Math.max(loudest, level(hertz, at, at + 500));
        }
        return loudest;
    }

    /** For how long, within that time, a tone is not louder than that; to a tenth of a second. */
    public long missingMs(int hertz, double decibels, long fromMs, long toMs) {
        long missing = 0;
        for (long at = fromMs; at + 2 * STEP_MS <= toMs; at += 2 * STEP_MS) {
            missing += level(hertz, at, at + 2 * STEP_MS) > decibels ? 0 : 2 * STEP_MS;
        }
        return missing;
    }

    /** When a tone is first louder than that, from a moment on, to a twentieth of a second. */
    public long onset(int hertz, double decibels, long fromMs) {
        for (long at = fromMs; at + 2 * STEP_MS <= durationMs(); at += STEP_MS) {
            if (level(hertz, at, at + 2 * STEP_MS) > decibels) {
                return at + STEP_MS;
            }
        }
        throw new AssertionError("There is no tone of %d Hz from %d ms on".formatted(hertz, fromMs));
    }

    private int index(long ms) {
        return Math.clamp(ms * RATE / 1000, 0, samples.length);
    }
}
