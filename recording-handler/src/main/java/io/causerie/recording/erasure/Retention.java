package io.causerie.recording.erasure;

import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.recording.RecordingFault;
import io.causerie.api.session.SessionId;
import io.causerie.recording.consent.Outcome;
import io.causerie.recording.consent.Recording;
import io.causerie.recording.consent.RecordingStatus;
import io.causerie.recording.consent.Recordings;
import io.causerie.recording.link.RecordingLink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what has been kept for as long as it may be. It deletes nothing: what has expired, by the log, is erased as the log is followed. */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int AT_ONCE = 1000;

    private final Recordings recordings;
    private final RecordingLink link;
    private final RetentionSettings settings;
    private final Clock clock;

    public Retention(Recordings recordings, RecordingLink link, RetentionSettings settings, Clock clock) {
        this.recordings = recordings;
        this.link = link;
        this.settings = settings;
        this.clock = clock;
    }

    void sweep() {
        since(RecordingStatus.STORED, settings.files(), this::expire);
        since(RecordingStatus.FAILED, settings.parts(), this::expire);
        since(RecordingStatus.PROCESSING, settings.parts(), this::giveUp);
    }

    private void since(RecordingStatus status, Duration kept, Consumer<Recording> end) {
        Instant then = clock.instant().minus(kept);
        for (Recording one : recordings.since(status, then, AT_ONCE)) {
            try {
                recordings.findNow(one.sessionId()).filter(now -> isStill(status, then, now.outcome()))
                        .ifPresent(end);
            } catch (RuntimeException e) {
                // The others are not to wait for it; the next sweep tries again.
                LOG.warn("The recording of session {} could not be ended yet: {}", one.sessionId(),
                        e.toString());
            }
        }
    }

    private static boolean isStill(RecordingStatus status, Instant then, Outcome now) {
        return now.status() == status && now.at() != null && !now.at().isAfter(then);
    }

    private void expire(Recording recording) {
        link.expired(new RecordingCommand.ExpireRecording(new SessionId(recording.sessionId())));
        LOG.info("The recording of session {} has expired", recording.sessionId());
    }

    /** No node could make its files in all that time. */
    private void giveUp(Recording recording) {
        int attempt = recording.outcome().attempt();
        if (attempt > 0) {
            link.failed(new RecordingCommand.FailRecording(new SessionId(recording.sessionId()), attempt,
                    RecordingFault.TIMED_OUT));
        }
    }
}
