package io.causerie.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The memory that a process and its children occupy, shared pages counted for each: looked at often, the largest is kept. */
final class Resident implements AutoCloseable {
    private static final long EVERY_MS = 20;

    private final ProcessHandle process;
    private final Thread watcher = Thread.ofPlatform().daemon().unstarted(this::watch);
    private volatile long peak;

    Resident(ProcessHandle process) {
        this.process = process;
        watcher.start();
    }

    /** Now, in bytes. */
    static long of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).mapToLong(Resident::bytes).sum();
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

    private void watch() {
        try {
            while (true) {
                peak = Math.max(peak, of(process));
                Thread.sleep(EVERY_MS);
            }
        } catch (InterruptedException e) {
            // Closed.
            return;
        }
    }

    /** In bytes. */
    long peak() {
        return peak;
    }

    @Override
    public void close() throws InterruptedException {
        watcher.interrupt();
        watcher.join();
    }
}
