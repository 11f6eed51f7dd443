package io.causerie.recording.finalize;

import io.causerie.recording.consent.Grant;
import io.causerie.recording.consent.Recording;
import io.causerie.recording.consent.Span;
import io.causerie.recording.consent.Speaker;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.PartFacts;
import io.causerie.recording.store.StoredObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whether a session's parts have all come: those of each grant to its end, and none for a while. A client that cannot reach us is waited for
 * until some time after the session's end; of whoever has no microphone nothing else is known either.
 */
final class Settling {
    private final ObjectStore store;
    private final FinalizeLimits limits;
    private final Clock clock;

    Settling(ObjectStore store, FinalizeLimits limits, Clock clock) {
        this.store = store;
        this.limits = limits;
        this.clock = clock;
    }

    /** When to look again; empty if parts are no longer waited for. */
    Optional<Instant> until(Recording recording, Job job) {
        Instant now = clock.instant();
        List<StoredObject> parts = store.list(Keys.parts(recording.sessionId()));
        Instant quiet = parts.stream().map(StoredObject::modifiedAt).max(Instant::compareTo)
                .map(last -> last.plus(limits.settle())).orElse(now);
        Instant complete = isComplete(recording, parts, now) ? now : now.plus(limits.settle());
        return Stream.of(earlier(quiet, job.requestedAt()), earlier(complete, end(recording, job)))
                .filter(then -> then.isAfter(now)).max(Instant::compareTo);
    }

    /** Whether there still is time for parts to come, and for files to be made anew because of them. */
    boolean isInTime(Recording recording, Job job) {
        return end(recording, job).plus(limits.settleAtMost()).isAfter(clock.instant());
    }

    private static Instant end(Recording recording, Job job) {
        return Objects.requireNonNullElse(recording.endedAt(), job.requestedAt());
    }

    private Instant earlier(Instant then, Instant since) {
        Instant latest = since.plus(limits.settleAtMost());
        return then.isBefore(latest) ? then : latest;
    }

    private boolean isComplete(Recording recording, List<StoredObject> parts, Instant now) {
        return recording.offsetMs(now).isEmpty() || recording.speakers().stream()
                .filter(speaker -> !recording.outcome().erasedUserIds().contains(speaker.userId()))
                .allMatch(speaker -> isComplete(speaker, spans(speaker, recording.sessionId(), parts)));
    }

    private boolean isComplete(Speaker speaker, List<Span> heard) {
        return speaker.grants().stream().allMatch(grant -> isComplete(grant, heard));
    }

    private boolean isComplete(Grant grant, List<Span> heard) {
        if (grant.toMs() == null) {
            return true;
        }
        long enough = grant.toMs() - limits.slice().toMillis();
        return enough <= grant.fromMs()
                || heard.stream().anyMatch(span -> span.fromMs() < grant.toMs() && span.toMs() >= enough);
    }

    /** From the first to the last part of each of their tracks: a client sends them in order. */
    private List<Span> spans(Speaker speaker, String sessionId, List<StoredObject> parts) {
        String prefix = Keys.parts(sessionId, speaker.userId());
        Map<String, List<String>> tracks = new TreeMap<>();
        parts.stream().map(StoredObject::key).filter(key -> key.startsWith(prefix)).forEach(
                key -> Keys.placeOf(key).ifPresent(place -> tracks
                        .computeIfAbsent(place.trackId(), _ -> new ArrayList<>()).add(key)));
        return tracks.values().stream().map(this::span).flatMap(Optional::stream).toList();
    }

    private Optional<Span> span(List<String> keys) {
        return facts(keys.getFirst()).flatMap(first -> facts(keys.getLast()).map(
                last -> new Span(first.startMs(), last.startMs() + last.durationMs())));
    }

    private Optional<PartFacts> facts(String key) {
        return store.head(key).flatMap(part -> PartFacts.of(part.metadata()));
    }
}
