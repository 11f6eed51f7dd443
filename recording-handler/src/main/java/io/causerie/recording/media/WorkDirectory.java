package io.causerie.recording.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where jobs have their files meanwhile. Each process has a directory of its own and holds a lock as long as it lives, so that those of
 * dead ones can be told, in containers too, where all have the same process id.
 */
public final class WorkDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(WorkDirectory.class);
    private static final String LOCK = ".lock";

    private final Path root;
    private @Nullable Path own;
    private @Nullable FileChannel held;

    public WorkDirectory(Path root) {
        this.root = root;
    }

    /** Deletes what processes left that are gone. */
    public void clean() {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> all = Files.list(root)) {
            all.filter(one -> one.getFileName().toString().endsWith(LOCK)).toList()
                    .forEach(this::cleanIfDead);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cleanIfDead(Path lock) {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held != null) {
                delete(directoryOf(lock));
                Files.deleteIfExists(lock);
            }
        } catch (OverlappingFileLockException _) {
            LOG.debug("{} is in use in this process", lock);
        } catch (IOException e) {
            LOG.warn("{} could not be looked at", lock, e);
        }
    }

    private static Path directoryOf(Path lock) {
        String name = lock.getFileName().toString();
        return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }

    public Path create() {
        try {
            return Files.createTempDirectory(own(), "job-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lock is there before the directory is, and is given back by the system when this process ends. */
    private synchronized Path own() throws IOException {
        if (own == null) {
            Files.createDirectories(root);
            Path lock = root.resolve(UUID.randomUUID() + LOCK);
            held = FileChannel.open(lock, StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
            if (held.tryLock() == null) {
                throw new IOException(lock + " was taken away by a process that cleans up; try again");
            }
            own = Files.createDirectory(directoryOf(lock));
        }
        return own;
    }

    public void delete(Path job) {
        if (!Files.exists(job)) {
            return;
        }
        try (Stream<Path> all = Files.walk(job)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} could not be deleted", job, e);
        }
    }
}
