package io.causerie.recording.media;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds an ffmpeg that runs and can do what we need: the one that was set, else the one on the path, else the bundled one. */
final class FfmpegLocation {
    private static final Logger LOG = LoggerFactory.getLogger(FfmpegLocation.class);
    private static final long PATIENCE_SECONDS = 30;
    private static final List<String> NEEDED = List.of("libopus");

    private final List<String> tried = new ArrayList<>();

    private FfmpegLocation() {}

    /** Fails with {@link NoFfmpeg}. */
    static Path find(FfmpegSettings settings, @Nullable BundledFfmpeg bundled) {
        var location = new FfmpegLocation();
        if (settings.path() != null) {
            return location.working("causerie.recording.ffmpeg.path", settings.path())
                    .orElseThrow(location::failure);
        }
        return location.onPath().or(() -> location.bundled(bundled)).orElseThrow(location::failure);
    }

    private Optional<Path> onPath() {
        Optional<Path> found = Stream
                .of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, "ffmpeg")).filter(Files::isExecutable).findFirst();
        if (found.isEmpty()) {
            tried.add("none on the path");
        }
        return found.flatMap(program -> working("on the path", program));
    }

    private Optional<Path> bundled(@Nullable BundledFfmpeg bundled) {
        if (bundled == null) {
            tried.add("none is bundled");
            return Optional.empty();
        }
        return attempt("bundled", bundled::unpack).flatMap(program -> working("bundled", program));
    }

    private Optional<Path> attempt(String what, Supplier<Optional<Path>> unpacking) {
        try {
            Optional<Path> unpacked = unpacking.get();
            if (unpacked.isEmpty()) {
                tried.add(what + ": none for this machine");
            }
            return unpacked;
        } catch (RuntimeException | LinkageError e) {
            tried.add(what + ": " + e);
            return Optional.empty();
        }
    }

    private Optional<Path> working(String what, Path program) {
        String said = encoders(program);
        if (NEEDED.stream().allMatch(said::contains)) {
            LOG.info("ffmpeg is {} ({})", program, what);
            return Optional.of(program);
        }
        tried.add("%s: %s does not run, or lacks %s (%s)".formatted(what, program, NEEDED,
                said.strip().lines().findFirst().orElse("it says nothing")));
        return Optional.empty();
    }

    private static String encoders(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "-hide_banner", "-encoders")
                    .redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? said
                    : said.replace("libopus", "");
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private NoFfmpeg failure() {
        return new NoFfmpeg(String.join("; ", tried));
    }
}
