package io.causerie.standalone.data;

import java.nio.file.Path;

/** Another process uses the data directory. */
public final class DataDirectoryLocked extends RuntimeException {
    DataDirectoryLocked(Path directory, String pid) {
        super("The data directory %s is in use by another Causerie%s.".formatted(directory,
                pid.isEmpty() ? "" : " (process " + pid + ")"));
    }
}
