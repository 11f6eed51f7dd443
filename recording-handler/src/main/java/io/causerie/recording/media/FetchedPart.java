package io.causerie.recording.media;

import io.causerie.recording.consent.Span;
import io.causerie.recording.store.PartFacts;
import java.nio.file.Path;

/** A part that lies in the work directory. */
public record FetchedPart(int seq, PartFacts facts, Path file) {
    Span span() {
        return new Span(facts.startMs(), facts.startMs() + facts.durationMs());
    }
}
