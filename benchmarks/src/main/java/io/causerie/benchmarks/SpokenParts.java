package io.causerie.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the microphones of a session would have sent: a directory for each speaker, and in it WebM/Opus in parts of five seconds.
 * Filtered noise that swells and falls, since neither silence nor a tone costs a codec what speech does.
 */
final class SpokenParts {
    static final Duration PART = Duration.ofSeconds(5);
    private static final byte[] CLUSTER = {0x1F, 0x43, (byte) 0xB6, 0x75};

    private final List<Path> whole = new ArrayList<>();
    private final Path directory;

    private SpokenParts(Path directory) {
        this.directory = directory;
    }

    static SpokenParts of(Scale.Spoken session, Path directory) throws IOException {
        SpokenParts parts = new SpokenParts(directory);
        for (int speaker = 0; speaker < session.speakers(); speaker++) {
            Path file = directory.resolve("speaker-" + speaker + ".webm");
            Ffmpeg.run("-f", "lavfi", "-i",
                    "anoisesrc=color=pink:sample_rate=48000:seed=%d:amplitude=0.5:duration=%d"
                            .formatted(speaker, session.time().toSeconds()),
                    "-af", "tremolo=f=%d:d=0.9".formatted(1 + speaker), "-c:a", "libopus", "-b:a", "32k",
                    "-f", "webm", "-cluster_time_limit", Long.toString(PART.toMillis()), "-live", "1",
                    file.toString());
            parts.whole.add(file);
            cut(file, Files.createDirectory(directory.resolve("speaker-" + speaker)));
        }
        return parts;
    }

    /** A directory for each speaker. */
    Path directory() {
        return directory;
    }

    /** Each speaker's parts, one after the other. */
    List<Path> whole() {
        return whole;
    }

    private static void cut(Path file, Path parts) throws IOException {
        byte[] webm = Files.readAllBytes(file);
        int from = 0;
        int number = 0;
        for (int at = indexOfCluster(webm, 0); at >= 0; at = indexOfCluster(webm, at + 1)) {
            int next = indexOfCluster(webm, at + 1);
            int to = next < 0 ? webm.length : next;
            try (OutputStream part = Files.newOutputStream(parts.resolve("%06d".formatted(number++)))) {
                part.write(webm, from, to - from);
            }
            from = to;
        }
    }

    private static int indexOfCluster(byte[] webm, int from) {
        for (int at = from; at + CLUSTER.length <= webm.length; at++) {
            if (Arrays.equals(webm, at, at + CLUSTER.length, CLUSTER, 0, CLUSTER.length)) {
                return at;
            }
        }
        return -1;
    }
}
