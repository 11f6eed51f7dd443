package io.causerie.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A control group of Linux that gives a process and its children so much memory and no more, as a container has: what lies in files is dropped
 * when it gets tight, and whoever needs more all the same is killed. To make one takes root, or a group that one may write to.
 */
final class MemoryLimit {
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    /** What the two versions of control groups call the same. */
    private record Names(String limit, String own) {}

    private static final Names FIRST = new Names("memory.limit_in_bytes", "total_rss");
    private static final Names SECOND = new Names("memory.max", "anon");

    private final Path group;
    private final Names names;

    private MemoryLimit(Path group, Names names) {
        this.group = group;
        this.names = names;
    }

    /** Empty where none can be made. */
    static Optional<MemoryLimit> of(long bytes) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/cgroup"))) {
            List<String[]> groups = lines.map(line -> line.split(":", 3)).toList();
            Optional<String[]> first = groups.stream().filter(each -> each[1].equals("memory")).findAny();
            Path parent = first.map(each -> GROUPS.resolve("memory" + each[2]))
                    .orElseGet(() -> GROUPS.resolve(groups.getFirst()[2].substring(1)));
            Path group = Files.createDirectory(
                    parent.resolve("causerie-benchmark-" + ProcessHandle.current().pid()));
            // Not at once: for a moment after its last process has ended it is still busy.
            group.toFile().deleteOnExit();
            Names names = first.isPresent() ? FIRST : SECOND;
            Files.writeString(group.resolve(names.limit()), Long.toString(bytes));
            return Optional.of(new MemoryLimit(group, names));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** What a command begins with, so that it runs within the limit. */
    List<String> prefix() {
        return List.of("sh", "-c", "echo $$ > \"$0\" && exec \"$@\"",
                group.resolve("cgroup.procs").toString());
    }

    /** What the processes have now beside pages of files, in bytes. */
    long used() {
        try (Stream<String> lines = Files.lines(group.resolve("memory.stat"))) {
            return lines.filter(line -> line.startsWith(names.own() + " "))
                    .mapToLong(line -> Long.parseLong(line.substring(names.own().length() + 1))).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
