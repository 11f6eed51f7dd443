package io.causerie.recording.erasure;

import io.causerie.api.identity.UserId;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.session.SessionId;
import io.causerie.recording.consent.Outcome;
import io.causerie.recording.consent.Recording;
import io.causerie.recording.consent.RecordingRows;
import io.causerie.recording.consent.RecordingStatus;
import io.causerie.recording.finalize.Jobs;
import io.causerie.recording.finalize.Remix;
import io.causerie.recording.link.RecordingLink;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.StoredObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Erases what one user said. What is told has been done; what is interrupted is done again from the beginning. */
public final class Eraser {
    private final RecordingRows recordings;
    private final Jobs jobs;
    private final ObjectStore store;
    private final Remix remix;
    private final RecordingLink link;

    public Eraser(RecordingRows recordings, Jobs jobs, ObjectStore store, Remix remix, RecordingLink link) {
        this.recordings = recordings;
        this.jobs = jobs;
        this.store = store;
        this.remix = remix;
        this.link = link;
    }

    /** False if files of one of the sessions are just being made: then it is to be asked again. */
    boolean erase(String userId) {
        recordings.awaitHead();
        boolean all = true;
        for (Recording recording : recordings.withSpeaker(userId)) {
            if (!recording.outcome().erasedUserIds().contains(userId)) {
                all &= erase(userId, recording);
            }
        }
        return all;
    }

    private boolean erase(String userId, Recording recording) {
        String sessionId = recording.sessionId();
        store.delete(keys(Keys.parts(sessionId, userId)));
        if (jobs.isWorkedOn(sessionId)) {
            return false;
        }
        Outcome outcome = recording.outcome();
        Outcome.Files files = outcome.files();
        Remix.Keyed anew = null;
        if (outcome.status() == RecordingStatus.STORED && files != null) {
            anew = withoutThem(userId, recording, files);
        }
        link.erased(new RecordingCommand.MarkErased(new SessionId(sessionId), new UserId(userId),
                anew == null ? null : anew.mixKey(), anew == null ? null : anew.manifestKey()));
        return true;
    }

    private Remix.@Nullable Keyed withoutThem(String userId, Recording recording, Outcome.Files files) {
        List<String> others = files.tracks().stream().filter(track -> !track.userId().equals(userId))
                .map(Outcome.Track::key).toList();
        if (others.isEmpty()) {
            store.delete(keys(Keys.recording(recording.sessionId())));
            return null;
        }
        if (others.size() == files.tracks().size() && files.manifestKey() != null
                && files.mixKey() != null) {
            return new Remix.Keyed(files.manifestKey(), files.mixKey());
        }
        Remix.Keyed anew = remix.without(userId, recording.sessionId(), recording.outcome().attempt(), files);
        store.delete(keys(Keys.recording(recording.sessionId())).stream()
                .filter(key -> !others.contains(key) && !key.equals(anew.mixKey())
                        && !key.equals(anew.manifestKey()))
                .toList());
        return anew;
    }

    private List<String> keys(String prefix) {
        return store.list(prefix).stream().map(StoredObject::key).toList();
    }
}
