package io.causerie.recording.media;

import io.causerie.recording.consent.Span;
import io.causerie.recording.consent.Spans;
import io.causerie.recording.store.PartType;
import java.nio.file.Path;
import java.util.List;

/**
 * Media without a hole: what of a track can be opened as one file.
 *
 * @param media all of it
 * @param startMs when the first of it was spoken
 * @param parts what it was put together from
 */
public record Run(String userId, String trackId, PartType type, Path media, long startMs,
        List<FetchedPart> parts) {
    /** When the last of it was spoken, as its client said. */
    long endMs() {
        return parts.stream().mapToLong(part -> part.span().toMs()).max().orElse(startMs);
    }

    /** What its client says it has captured, within {@code span}. */
    List<Span> captured(Span span) {
        return Spans.merged(parts.stream().map(part -> part.span().intersection(span)).toList());
    }
}
