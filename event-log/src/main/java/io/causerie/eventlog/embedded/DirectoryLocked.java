package io.causerie.eventlog.embedded;

import java.nio.file.Path;

/** Another process (or another store in this one) has the log's directory open. */
public final class DirectoryLocked extends RuntimeException {
    private final transient Path directory;

    DirectoryLocked(Path directory) {
        super("the event log in " + directory + " is in use by another process");
        this.directory = directory;
    }

    public Path directory() {
        return directory;
    }
}
