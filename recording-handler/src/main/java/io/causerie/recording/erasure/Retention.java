package io.causerie.recording.erasure;

import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.session.SessionId;
import io.causerie.recording.consent.Recording;
import io.causerie.recording.consent.RecordingStatus;
import io.causerie.recording.consent.Recordings;
import io.causerie.recording.link.RecordingLink;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.StoredObject;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what has been kept for as long as it may be. */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int AT_ONCE = 1000;

    private final Recordings recordings;
    private final ObjectStore store;
    private final RecordingLink link;
    private final RetentionSettings settings;
    private final Clock clock;

    public Retention(Recordings recordings, ObjectStore store, RecordingLink link, RetentionSettings settings,
            Clock clock) {
        this.recordings = recordings;
        this.store = store;
        this.link = link;
        this.settings = settings;
        this.clock = clock;
    }

    void sweep() {
        Instant now = clock.instant();
        recordings.since(RecordingStatus.STORED, now.minus(settings.files()), AT_ONCE).forEach(this::expire);
        recordings.since(RecordingStatus.FAILED, now.minus(settings.parts()), AT_ONCE).forEach(this::expire);
    }

    private void expire(Recording recording) {
        try {
            delete(Keys.recording(recording.sessionId()));
            delete(Keys.parts(recording.sessionId()));
            link.expired(new RecordingCommand.ExpireRecording(new SessionId(recording.sessionId())));
            LOG.info("The recording of session {} has expired", recording.sessionId());
        } catch (RuntimeException e) {
            // The others are not to wait for it; the next sweep tries again.
            LOG.warn("The recording of session {} could not be deleted yet: {}", recording.sessionId(),
                    e.toString());
        }
    }

    private void delete(String prefix) {
        store.delete(store.list(prefix).stream().map(StoredObject::key).toList());
    }
}
