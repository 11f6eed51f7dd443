package io.causerie.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The memory that a process and its children occupy, looked at often; the largest is kept. Pages of libraries that several share are counted
 * for each of them, but a child that has not yet begun its own program still is its parent.
 */
final class Resident implements AutoCloseable {
    private static final long EVERY_MS = 20;

    private final ProcessHandle process;
    private final ScheduledExecutorService watcher = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private volatile long peak;

    Resident(ProcessHandle process) {
        this.process = process;
        watcher.scheduleWithFixedDelay(() -> peak = Math.max(peak, of(process)), 0, EVERY_MS,
                TimeUnit.MILLISECONDS);
    }

    /** Now, in bytes. */
    static long of(ProcessHandle process) {
        Path program = program(process);
        return bytes(process) + process.descendants().filter(child -> !program.equals(program(child)))
                .mapToLong(Resident::bytes).sum();
    }

    private static Path program(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "exe"));
        } catch (IOException e) {
            // It has ended.
            return Path.of("");
        }
    }

    private static long bytes(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).sum();
        } catch (IOException | UncheckedIOException e) {
            // It has ended.
            return 0;
        }
    }

    /** In bytes. */
    long peak() {
        return peak;
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }
}
