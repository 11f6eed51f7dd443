package io.causerie.recording.consent;

import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionEvent.OfRecording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a recording, by the session's events.
 *
 * @param attempt the one that was asked for last, from 1; 0 before
 * @param failure why the last attempt failed
 * @param files what is stored
 * @param at when it became so
 * @param erasedUserIds of whom nothing is left
 */
public record Outcome(RecordingStatus status, int attempt, @Nullable String failure, @Nullable Files files,
        @Nullable Instant at, List<String> erasedUserIds) {
    /** Keys of {@code bucket}; {@code mixKey} is null if nobody's speech is left. */
    public record Files(String bucket, @Nullable String manifestKey, @Nullable String mixKey,
            List<Track> tracks, long durationMs) {
        public Files {
            tracks = List.copyOf(tracks);
        }
    }

    /** One uninterrupted track of one user. */
    public record Track(String userId, String trackId, String key, long startMs, long durationMs) {}

    static final Outcome NONE = new Outcome(RecordingStatus.NONE, 0, null, null, null, List.of());

    public Outcome {
        erasedUserIds = List.copyOf(erasedUserIds);
    }

    Outcome after(OfRecording event) {
        return switch (event) {
            case SessionEvent.RecordingStarted e -> to(RecordingStatus.RECORDING, e.at());
            case SessionEvent.RecordingPaused _ -> this;
            case SessionEvent.RecordingRequested e -> new Outcome(RecordingStatus.PROCESSING, e.attempt(),
                    null, files, e.requestedAt(), erasedUserIds);
            case SessionEvent.RecordingStored e -> new Outcome(RecordingStatus.STORED, e.attempt(), null,
                    files(e), e.storedAt(), erasedUserIds);
            case SessionEvent.RecordingFailed e -> new Outcome(RecordingStatus.FAILED, e.attempt(),
                    e.reason(), files, e.failedAt(), erasedUserIds);
            case SessionEvent.TracksErased e -> without(e);
            case SessionEvent.RecordingExpired e -> new Outcome(RecordingStatus.EXPIRED, attempt, failure,
                    null, e.expiredAt(), erasedUserIds);
        };
    }

    /** The session has ended: nothing more is recorded, its files are to be made. */
    Outcome ended(Instant when) {
        return status == RecordingStatus.RECORDING ? to(RecordingStatus.PROCESSING, when) : this;
    }

    private Outcome to(RecordingStatus now, Instant when) {
        return new Outcome(now, attempt, failure, files, when, erasedUserIds);
    }

    private Outcome without(SessionEvent.TracksErased e) {
        List<String> erased = new ArrayList<>(erasedUserIds);
        erased.remove(e.userId());
        erased.add(e.userId());
        Files left = files == null
                ? null
                : new Files(files.bucket(), e.manifestKey(), e.mixKey(),
                        files.tracks().stream().filter(track -> !track.userId().equals(e.userId())).toList(),
                        files.durationMs());
        return new Outcome(status, attempt, failure, left, at, erased);
    }

    private static Files files(SessionEvent.RecordingStored e) {
        return new Files(e.bucket(), e.manifestKey(), e.mixKey(),
                e.tracks().stream().map(track -> new Track(track.userId(), track.trackId(), track.key(),
                        track.startMs(), track.durationMs())).toList(),
                e.durationMs());
    }
}
