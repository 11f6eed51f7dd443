package io.causerie.eventlog.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The log's directory cannot be created or written, or what is in it is not a log of this version. */
public final class DirectoryNotUsable extends RuntimeException {
    private final transient Path directory;

    DirectoryNotUsable(Path directory, String why, @Nullable Throwable cause) {
        super("the event log in " + directory + " cannot be used: " + why, cause);
        this.directory = directory;
    }

    public Path directory() {
        return directory;
    }
}
