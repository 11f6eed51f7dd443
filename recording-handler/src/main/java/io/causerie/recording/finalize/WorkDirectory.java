package io.causerie.recording.finalize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where jobs have their files meanwhile. Each job has a directory of its own, named after the process, so that those of dead ones can be told. */
final class WorkDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(WorkDirectory.class);
    private static final Pattern NAME = Pattern.compile("job-(\\d+)-.*");

    private final Path root;

    WorkDirectory(Path root) {
        this.root = root;
    }

    /** Deletes what processes left that are gone. */
    void clean() {
        for (Path job : list()) {
            Matcher name = NAME.matcher(job.getFileName().toString());
            if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                delete(job);
            }
        }
    }

    Path create() {
        try {
            Files.createDirectories(root);
            return Files.createTempDirectory(root, "job-" + ProcessHandle.current().pid() + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(Path job) {
        try (Stream<Path> all = Files.walk(job)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} could not be deleted", job, e);
        }
    }

    private List<Path> list() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(root)) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
