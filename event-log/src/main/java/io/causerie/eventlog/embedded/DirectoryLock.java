package io.causerie.eventlog.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps other processes out of a directory; the operating system lets go when this process dies. */
final class DirectoryLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock on(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(directory.resolve("log.lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (!locks(channel)) {
                channel.close();
                throw new DirectoryLocked(directory);
            }
            return new DirectoryLock(channel);
        } catch (IOException e) {
            throw new DirectoryNotUsable(directory, "it cannot be written (" + e.getMessage() + ")", e);
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("Closing the log's lock file failed", e);
        }
    }
}
