package io.causerie.recording.reading;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.session.SessionEvent;
import io.causerie.recording.consent.Grant;
import io.causerie.recording.consent.Outcome;
import io.causerie.recording.consent.Recording;
import io.causerie.recording.consent.Recordings;
import io.causerie.recording.consent.Span;
import io.causerie.recording.consent.Spans;
import io.causerie.recording.consent.Speaker;
import io.causerie.recording.store.Manifest;
import io.causerie.recording.store.ManifestStore;
import io.causerie.recording.store.ObjectStore;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * Whether every millisecond that a recording's files hold of somebody is covered by a grant of theirs. The grants are made anew from the
 * session's events, not from our rows; what is in the files is said by their manifest.
 */
public final class Proofs {
    /** A grant, by the events that began and ended it. */
    public record Cover(long fromMs, @Nullable Long toMs, String policyVersion, String givenBy,
            @Nullable String endedBy) {}

    public record Interval(long fromMs, long toMs) {}

    /**
     * One file.
     *
     * @param captured what of the speaker it holds
     * @param grants those that touch it
     * @param uncoveredMs how much of it no grant covers
     */
    public record TrackProof(String userId, String trackId, String key, String sha256,
            List<Interval> captured, List<Cover> grants, List<Interval> uncovered, long uncoveredMs) {}

    /**
     * All of them.
     *
     * @param manifestSha256 of the manifest as it is in the store
     * @param uncoveredMs the sum; 0 if every millisecond is covered
     */
    public record Proof(String sessionId, int attempt, String manifestKey, String manifestSha256,
            List<TrackProof> tracks, long uncoveredMs) {}

    private final Recordings recordings;
    private final EventStore events;
    private final ManifestStore manifests;

    public Proofs(Recordings recordings, EventStore events, ObjectStore store) {
        this.recordings = recordings;
        this.events = events;
        this.manifests = new ManifestStore(store);
    }

    /** Of a stored recording. */
    public Proof of(String sessionId) {
        Outcome outcome = Reading.find(recordings, sessionId).outcome();
        Outcome.Files files = outcome.files();
        String key = files == null ? null : files.manifestKey();
        if (key == null) {
            throw new Rejection(RejectionCode.NOT_FOUND, "Nothing of this session is stored.");
        }
        Recording consent = fromEvents(sessionId);
        ManifestStore.Kept kept = manifests.read(key).orElseThrow(
                () -> new Rejection(RejectionCode.NOT_FOUND, "The manifest is not in the store."));
        List<TrackProof> tracks = kept.manifest().tracks().stream().map(track -> proof(track, consent))
                .toList();
        return new Proof(sessionId, outcome.attempt(), key, kept.sha256(), tracks,
                tracks.stream().mapToLong(TrackProof::uncoveredMs).sum());
    }

    private Recording fromEvents(String sessionId) {
        Recording recording = Recording.unknown(sessionId);
        DomainEventStream stream = events.readEvents(sessionId);
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (message.getPayload() instanceof SessionEvent event) {
                recording = recording.after(event, message.getIdentifier(), message.getSequenceNumber() + 1);
            }
        }
        return recording;
    }

    private static TrackProof proof(Manifest.Track track, Recording consent) {
        List<Grant> grants = consent.speaker(track.userId()).map(Speaker::grants).orElse(List.of());
        Span file = new Span(track.file().startMs(), track.file().startMs() + track.file().durationMs());
        List<Span> uncovered = Spans.without(List.of(file),
                grants.stream().map(grant -> grant.within(file)).toList());
        return new TrackProof(track.userId(), track.trackId(), track.file().key(), track.file().sha256(),
                intervals(List.of(file)),
                grants.stream().filter(grant -> !grant.within(file).isEmpty())
                        .map(grant -> new Cover(grant.fromMs(), grant.toMs(), grant.policyVersion(),
                                grant.givenBy(), grant.endedBy()))
                        .toList(),
                intervals(uncovered), uncovered.stream().mapToLong(Span::durationMs).sum());
    }

    private static List<Interval> intervals(List<Span> spans) {
        return spans.stream().map(span -> new Interval(span.fromMs(), span.toMs())).toList();
    }
}
