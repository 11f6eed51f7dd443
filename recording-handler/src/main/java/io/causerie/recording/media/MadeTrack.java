package io.causerie.recording.media;

import io.causerie.recording.consent.Span;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of what one speaker said without interruption, all of it within a grant.
 *
 * @param startMs when it begins
 * @param durationMs how long it is
 * @param captured what its client says it has captured of it
 * @param transcoded whether it was encoded anew
 */
public record MadeTrack(String userId, String trackId, Path file, long startMs, long durationMs,
        List<Span> captured,
        boolean transcoded) {
    public MadeTrack lasting(long ms) {
        return new MadeTrack(userId, trackId, file, startMs, ms, captured, transcoded);
    }

    MadeTrack encodedAs(Path anew) {
        return new MadeTrack(userId, trackId, anew, startMs, durationMs, captured, true);
    }
}
