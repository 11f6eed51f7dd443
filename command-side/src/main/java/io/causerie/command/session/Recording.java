package io.causerie.command.session;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.state.session.RecordingState;
import io.causerie.state.session.RecordingState.Phase;
import io.causerie.state.session.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What of one session is recorded, and what becomes of it. While the session runs this is on exactly while it is active and somebody who
 * is in consents; after it, its files are made in attempts of which each is stored or fails, once.
 */
final class Recording {
    private final SessionState session;
    private final RecordingState recording;

    Recording(SessionState session) {
        this.session = session;
        this.recording = session.recording();
    }

    /** Goes on or off after who is in, and who consents, may have changed; an end stops it by itself. */
    void follow(Instant now) {
        boolean wanted = session.isActive() && session.roster().someoneConsents();
        if (wanted && !recording.isOn()) {
            apply(new SessionEvent.RecordingStarted(session.id(), now));
        } else if (!wanted && recording.isOn()) {
            apply(new SessionEvent.RecordingPaused(session.id(), now));
        }
    }

    /** The first attempt, if there is anything to make files of and it is time; however often it is asked. */
    void request(Duration settle, Instant now) {
        Instant endedAt = session.endedAt();
        if (endedAt == null) {
            throw conflict("The session has not ended.");
        }
        if (!recording.wasOn() || recording.phase() != Phase.CAPTURING) {
            return;
        }
        Instant due = SessionState.toMillis(endedAt.plus(settle));
        if (now.isBefore(due)) {
            throw Rejection.tooEarly(RejectionCode.CONFLICT, "What was spoken last may still arrive.", due);
        }
        apply(new SessionEvent.RecordingRequested(session.id(), 1, now));
    }

    /** One more attempt, after one that failed. */
    void retry(Instant now) {
        if (recording.phase() != Phase.FAILED) {
            throw conflict("Only what has failed can be tried again.");
        }
        apply(new SessionEvent.RecordingRequested(session.id(), recording.attempt() + 1, now));
    }

    /** The attempt under way has succeeded; said again, nothing happens. */
    void store(RecordingCommand.StoreRecording stored, Instant now) {
        if (recording.phase() == Phase.STORED || recording.phase() == Phase.EXPIRED) {
            return;
        }
        if (recording.phase() != Phase.REQUESTED || stored.attempt() != recording.attempt()) {
            throw conflict("That attempt is not under way.");
        }
        if (stored.tracks().stream().anyMatch(track -> recording.isErased(track.userId().value()))) {
            throw conflict("The speech of one of them has been erased meanwhile.");
        }
        apply(new SessionEvent.RecordingStored(session.id(), recording.attempt(), stored.bucket(),
                stored.manifestKey(),
                stored.mixKey(), stored.tracks().stream().map(Recording::track).toList(),
                stored.durationMs(), now));
    }

    private static SessionEvent.Track track(RecordingCommand.Track track) {
        return new SessionEvent.Track(track.userId().value(), track.trackId(), track.key(), track.startMs(),
                track.durationMs());
    }

    /** The attempt under way has failed; of any other there is nothing to say any more. */
    void fail(RecordingCommand.FailRecording failed, Instant now) {
        if (recording.phase() == Phase.REQUESTED && failed.attempt() == recording.attempt()) {
            apply(new SessionEvent.RecordingFailed(session.id(), recording.attempt(), failed.reason().code(),
                    now));
        }
    }

    /** What {@code gone}'s user said is not in the store any more; nor is it in the files that are now what is stored. */
    void markErased(RecordingCommand.MarkErased gone, Instant now) {
        String user = gone.userId().value();
        if (session.roster().find(user).isEmpty()) {
            throw new Rejection(RejectionCode.NOT_FOUND, "There is no such participant in this session.");
        }
        boolean known = recording.isErased(user) && Objects.equals(gone.mixKey(), recording.mixKey())
                && Objects.equals(gone.manifestKey(), recording.manifestKey());
        if (recording.phase() == Phase.EXPIRED || known) {
            return;
        }
        if (!Objects.equals(gone.replaces(), recording.manifestKey())) {
            throw conflict("Other files are stored by now.");
        }
        apply(new SessionEvent.TracksErased(session.id(), user, gone.mixKey(), gone.manifestKey(), now));
    }

    /** Its time is over; before it is stored or has failed, somebody may still be making it. */
    void expire(Instant now) {
        if (recording.phase() == Phase.CAPTURING || recording.phase() == Phase.REQUESTED) {
            throw conflict("The recording has not been made yet.");
        }
        if (recording.phase() != Phase.EXPIRED) {
            apply(new SessionEvent.RecordingExpired(session.id(), now));
        }
    }

    private static Rejection conflict(String sentence) {
        return new Rejection(RejectionCode.CONFLICT, sentence);
    }
}
