package io.causerie.recording.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts programs that open what strangers have sent: without a network where the system lets us, with limits on memory, processor time and
 * file sizes, with few rights to the environment, and behind everything else.
 */
final class Sandbox {
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
    private static final List<String> NO_NETWORK = List.of("unshare", "--map-root-user", "--net", "--");
    private static final String LIMITS = "ulimit -c 0; ulimit -s 2048; ulimit -S -t %d; ulimit -H -t %d; ulimit -f %d; ulimit -d %d;"
            + " exec nice -n 10 \"$@\"";
    private static final int BLOCK = 512;
    private static final int KIB = 1024;
    private static final long PATIENCE_SECONDS = 10;
    private static final long LAST_WORDS_SECONDS = 5;

    private final FfmpegSettings settings;
    private final boolean isolated;

    Sandbox(FfmpegSettings settings) {
        this.settings = settings;
        this.isolated = canIsolate();
        if (!isolated) {
            LOG.info(
                    "ffmpeg runs with a network it may not use: this system does not let us take it away (unshare)");
        }
    }

    private static boolean canIsolate() {
        List<String> probe = new ArrayList<>(NO_NETWORK);
        probe.add("true");
        try {
            Process process = new ProcessBuilder(probe).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static long seconds(Duration time) {
        return Math.max(1, time.plusMillis(999).toSeconds());
    }

    /** Ready to be started in that directory; {@code processorTime}: at the end of it, it is told by a signal. */
    ProcessBuilder prepare(List<String> command, Path directory, Duration processorTime) {
        List<String> all = new ArrayList<>(isolated ? NO_NETWORK : List.of());
        all.addAll(
                List.of("sh", "-c",
                        LIMITS.formatted(seconds(processorTime), seconds(processorTime) + LAST_WORDS_SECONDS,
                                settings.maxFile().toBytes() / BLOCK, settings.memory().toBytes() / KIB),
                        "sandbox"));
        all.addAll(command);
        var builder = new ProcessBuilder(all).directory(directory.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH", "LD_LIBRARY_PATH", "LANG"));
        environment.put("HOME", directory.toString());
        environment.put("TMPDIR", directory.toString());
        return builder;
    }
}
