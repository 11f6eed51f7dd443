package io.causerie.recording.media;

import io.causerie.recording.store.PartType;
import java.util.List;

/** One start of one speaker's recorder. {@code parts} by their number; it has one at least. */
public record CapturedTrack(String userId, String trackId, List<FetchedPart> parts) {
    PartType type() {
        return parts.getFirst().facts().type();
    }
}
