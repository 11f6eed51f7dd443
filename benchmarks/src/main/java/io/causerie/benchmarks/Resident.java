package io.causerie.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The memory that processes occupy. */
final class Resident {
    private Resident() {}

    /**
     * That of a process and its children now, in bytes. Pages of libraries that several share are counted for each of them, but a child that has
     * not yet begun its own program still is its parent.
     */
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
}
