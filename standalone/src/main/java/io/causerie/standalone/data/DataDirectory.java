package io.causerie.standalone.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A directory that this process alone may use for as long as it runs. */
public final class DataDirectory implements AutoCloseable {
    private static final String LOCK = "causerie.lock";

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Opens the directory, and creates it if need be.
     *
     * @throws DataDirectoryLocked another process has it open
     * @throws DataDirectoryNotUsable it cannot be created or written
     */
    static DataDirectory open(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path, privately("rwx------"));
            return new DataDirectory(path, locked(path));
        } catch (IOException e) {
            throw new DataDirectoryNotUsable(path, e);
        }
    }

    /** The permissions of something of ours that others have no business with; none where there is no POSIX. */
    public static FileAttribute<?>[] privately(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    private static FileChannel locked(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (!locks(channel)) {
            channel.close();
            throw new DataDirectoryLocked(path, Files.readString(path.resolve(LOCK)).strip());
        }
        byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0).write(ByteBuffer.wrap(pid));
        return channel;
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
