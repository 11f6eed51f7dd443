package io.causerie.recording.media;

import java.nio.file.Path;
import java.util.Optional;

/** A bean of this type says where the process has an ffmpeg of its own. */
@FunctionalInterface
public interface BundledFfmpeg {
    /** Unpacks it if need be; empty where it does not exist for this machine. */
    Optional<Path> unpack();
}
