package io.causerie.recording.finalize;

import io.causerie.recording.consent.Outcome;
import io.causerie.recording.consent.RecordingStatus;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.Manifest;
import io.causerie.recording.store.ManifestStore;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of one session is in the store, and what of it must go. */
final class SessionFiles {
    private final ObjectStore store;
    private final ManifestStore manifests;
    private final String sessionId;

    SessionFiles(ObjectStore store, String sessionId) {
        this.store = store;
        this.manifests = new ManifestStore(store);
        this.sessionId = sessionId;
    }

    /** The prefix of everything that was made with that manifest. */
    static String runOf(String manifestKey) {
        return manifestKey.substring(0, manifestKey.lastIndexOf('/') + 1);
    }

    Optional<Manifest> manifest(String key) {
        return manifests.read(key).map(ManifestStore.Kept::manifest);
    }

    /** Whether there are parts that are not among these. */
    boolean hasPartsBeside(Set<String> read) {
        return !read.containsAll(keys(Keys.parts(sessionId)));
    }

    /** Deletes files nobody has been told of. What cannot be deleted now goes when others are stored. */
    void discard(String run, RuntimeException why) {
        try {
            store.deleteAll(run);
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    /** Of what is stored, parts are no longer needed, nor are files of other runs. */
    void tidy(Outcome outcome) {
        Outcome.Files files = outcome.files();
        if (outcome.status() != RecordingStatus.STORED || files == null) {
            return;
        }
        store.deleteAll(Keys.parts(sessionId));
        String manifest = files.manifestKey();
        if (manifest != null) {
            String run = runOf(manifest);
            List<String> kept = files.tracks().stream().map(Outcome.Track::key).toList();
            store.delete(keys(Keys.recording(sessionId)).stream()
                    .filter(key -> !key.startsWith(run) && !kept.contains(key)).toList());
        }
    }

    private List<String> keys(String prefix) {
        return store.list(prefix).stream().map(StoredObject::key).toList();
    }
}
