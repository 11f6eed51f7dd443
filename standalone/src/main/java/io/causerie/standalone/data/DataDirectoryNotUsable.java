package io.causerie.standalone.data;

import java.io.IOException;
import java.nio.file.Path;

/** The data directory cannot be created or written. */
public final class DataDirectoryNotUsable extends RuntimeException {
    DataDirectoryNotUsable(Path directory, IOException cause) {
        super("The data directory %s cannot be created or written (%s: %s).".formatted(directory,
                cause.getClass().getSimpleName(), cause.getMessage()), cause);
    }
}
