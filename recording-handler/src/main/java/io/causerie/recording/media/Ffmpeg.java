package io.causerie.recording.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Runs ffmpeg on files of one directory, one run at a time and to its end. */
public final class Ffmpeg {
    /** Nothing but our own files, whatever the media says. */
    static final List<String> TRUSTING_NOTHING = List.of("-protocol_whitelist", "file,pipe",
            "-codec_whitelist", "opus,libopus,aac");
    private static final String TIME = "out_time_us=";
    private static final int TAIL = 64 * 1024;
    private static final int MESSAGE = 500;
    /** What an exit code is above when a signal has ended a process. */
    private static final int SIGNALLED = 128;
    /** By us, or by a system that is out of memory. */
    private static final int SIGKILL = 9;
    private static final int SIGXCPU = 24;
    /** Even encoding on a machine that is busy with other things. */
    private static final int FASTER_THAN_SPOKEN = 4;

    /**
     * What a run said.
     *
     * @param endMs where the written media ends; 0 if that is not known
     * @param said the last of what it wrote to its error output
     */
    record Outcome(long endMs, String said) {}

    private final Path program;
    private final Sandbox sandbox;
    private final Duration timeLimit;
    private final Duration trackTimeLimit;

    Ffmpeg(Path program, FfmpegSettings settings, Sandbox sandbox) {
        this.program = program;
        this.sandbox = sandbox;
        this.timeLimit = settings.timeLimit();
        this.trackTimeLimit = settings.trackTimeLimit();
    }

    /** The one that was set, is on the path or is bundled; fails with {@link NoFfmpeg} if none of them runs. */
    public static Ffmpeg found(FfmpegSettings settings, @Nullable BundledFfmpeg bundled) {
        return new Ffmpeg(FfmpegLocation.find(settings, bundled), settings, new Sandbox(settings));
    }

    /**
     * Runs it.
     *
     * @param progress is told, now and then, up to where media is written, in milliseconds
     * @throws FfmpegFailed when it fails or takes too long
     * @throws Leash.Cut when the leash was cut meanwhile
     */
    Outcome run(Path directory, List<String> arguments, Leash leash, LongConsumer progress) {
        return run(directory, arguments, timeLimit.multipliedBy(2), leash, progress);
    }

    /**
     * The same on media that is said to last so long: one that takes much more of the processor's time is not worth it. Time by the clock says
     * nothing about media, only about the machine.
     */
    Outcome run(Path directory, List<String> arguments, long mediaMs, Leash leash) {
        Duration enough = trackTimeLimit.plusMillis(Math.max(0, mediaMs) / FASTER_THAN_SPOKEN);
        return run(directory, arguments, enough, leash, _ -> {});
    }

    private Outcome run(Path directory, List<String> arguments, Duration processorTime, Leash leash,
            LongConsumer progress) {
        leash.check();
        Path errors = directory.resolve("ffmpeg.log");
        List<String> command = new ArrayList<>(
                List.of(program.toString(), "-nostdin", "-hide_banner", "-y", "-progress",
                        "pipe:1", "-stats_period", "1"));
        command.addAll(arguments);
        try {
            Process process = sandbox.prepare(command, directory, processorTime)
                    .redirectError(errors.toFile()).start();
            leash.hold(process);
            return finished(process, errors, leash, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome finished(Process process, Path errors, Leash leash, LongConsumer progress)
            throws IOException {
        var outOfTime = CompletableFuture.delayedExecutor(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Boolean> killed = CompletableFuture
                .supplyAsync(() -> process.isAlive() && process.destroyForcibly() == process, outOfTime);
        long end = 0;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(TIME)) {
                    end = Math.max(end, millis(line.substring(TIME.length())));
                    progress.accept(end);
                }
            }
        }
        int code = exitCode(process);
        leash.release();
        leash.check();
        if (code != 0) {
            boolean stuck = killed.isDone() && !killed.isCompletedExceptionally() && killed.join();
            String said = tail(errors);
            boolean spent = code == SIGNALLED + SIGXCPU || said.contains("received signal " + SIGXCPU);
            throw new FfmpegFailed("ffmpeg ended with " + code + ": " + lastLine(said), stuck || spent,
                    stuck || code == SIGNALLED + SIGKILL || said.contains("No space left on device"));
        }
        killed.cancel(false);
        return new Outcome(end, tail(errors));
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new Leash.Cut();
        }
    }

    private static long millis(String micros) {
        try {
            return Long.parseLong(micros.strip()) / 1000;
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static String tail(Path file) throws IOException {
        try (var content = new RandomAccessFile(file.toFile(), "r")) {
            content.seek(Math.max(0, Files.size(file) - TAIL));
            byte[] bytes = new byte[TAIL];
            int read = content.read(bytes);
            return new String(bytes, 0, Math.max(0, read), StandardCharsets.UTF_8);
        }
    }

    private static String lastLine(String said) {
        String last = said.strip().lines().reduce("", (_, line) -> line);
        return last.substring(0, Math.min(MESSAGE, last.length()));
    }
}
