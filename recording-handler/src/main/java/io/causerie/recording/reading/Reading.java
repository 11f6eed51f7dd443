package io.causerie.recording.reading;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.recording.consent.Outcome;
import io.causerie.recording.consent.Recording;
import io.causerie.recording.consent.RecordingStatus;
import io.causerie.recording.consent.Recordings;
import io.causerie.recording.consent.Speaker;
import io.causerie.recording.store.ObjectStore;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session's recording for those who may hear it: who took part with consent, and auditors. */
public final class Reading {
    /** @param startMs from the session's start */
    public record TrackView(String userId, URI url, long startMs, long durationMs) {}

    /**
     * The recording.
     *
     * @param mixUrl lets anybody hear it until {@code expiresAt}; null unless it is stored, and while it is made anew after an
     *     erasure
     */
    public record View(RecordingStatus status, @Nullable URI mixUrl, List<TrackView> tracks,
            @Nullable Instant expiresAt) {}

    private final Recordings recordings;
    private final ObjectStore store;
    private final ReadingLimits limits;
    private final Clock clock;

    public Reading(Recordings recordings, ObjectStore store, ReadingLimits limits, Clock clock) {
        this.recordings = recordings;
        this.store = store;
        this.limits = limits;
        this.clock = clock;
    }

    /** {@code mayHearAny}: an auditor. */
    public View view(String sessionId, String userId, boolean mayHearAny) {
        Recording recording = find(recordings, sessionId);
        if (!mayHearAny && recording.speaker(userId).filter(Speaker::everConsented).isEmpty()) {
            throw new Rejection(RejectionCode.FORBIDDEN,
                    "Only who took part with consent, and auditors, may hear it.");
        }
        Outcome.Files files = recording.outcome().files();
        if (recording.outcome().status() != RecordingStatus.STORED || files == null) {
            return new View(recording.outcome().status(), null, List.of(), null);
        }
        Instant until = clock.instant().plus(limits.addressLife());
        return new View(RecordingStatus.STORED, files.mixKey() == null ? null : address(files.mixKey()),
                files.tracks().stream().map(track -> new TrackView(track.userId(), address(track.key()),
                        track.startMs(), track.durationMs())).toList(),
                until);
    }

    private URI address(String key) {
        return store.presigned(key, limits.addressLife());
    }

    static Recording find(Recordings recordings, String sessionId) {
        return recordings.findNow(sessionId).orElseThrow(
                () -> new Rejection(RejectionCode.NOT_FOUND, "There is no such session."));
    }
}
