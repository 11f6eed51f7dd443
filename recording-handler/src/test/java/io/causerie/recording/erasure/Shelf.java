package io.causerie.recording.erasure;

import io.causerie.api.session.SessionEvent;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.Manifest;
import io.causerie.recording.store.ManifestStore;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.Sha256;
import io.causerie.recording.store.StoredObject;
import io.causerie.recording.support.Media;
import io.causerie.recording.support.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts finished recordings into the store without making them: two seconds of each of the speakers. */
final class Shelf {
    private static final byte[] TONE = Media.ogg(880, 2);

    private final Sessions sessions;
    private final ObjectStore store;

    Shelf(Sessions sessions, ObjectStore store) {
        this.sessions = sessions;
        this.store = store;
    }

    /** A session of these, whose files were stored {@code ago}. */
    Sessions.Session stored(Duration ago, String... users) {
        return stored(ago, List.of(), users);
    }

    /** {@code leftOut}: was in it too, but what they said could not be read. */
    Sessions.Session storedWithout(String leftOut, String... users) {
        return stored(Duration.ZERO, List.of(leftOut), users);
    }

    private Sessions.Session stored(Duration ago, List<String> leftOut, String... users) {
        List<String> all = new ArrayList<>(List.of(users));
        all.addAll(leftOut);
        var session = sessions.active(60, all.toArray(String[]::new)).end(5);
        String run = Keys.run(session.id(), 1, "run");
        List<Manifest.Track> tracks = List.of(users).stream()
                .map(user -> new Manifest.Track(user, "track", false, List.of(), put(track(run, user))))
                .toList();
        new ManifestStore(store).write(run + "manifest.json", new Manifest(1, session.id(), 1, session.at(0),
                session.at(5), session.at(6),
                all.stream().map(user -> new Manifest.Participant(user, List.of())).toList(),
                put(run + "mix.ogg"), tracks,
                leftOut.stream().map(user -> new Manifest.LeftOut(user, "track", null, "unreadable"))
                        .toList()));
        session.store(new SessionEvent.RecordingStored(session.id(), 1, store.bucket(), run + "manifest.json",
                run + "mix.ogg",
                tracks.stream().map(track -> new SessionEvent.Track(track.userId(), track.trackId(),
                        track.file().key(), 0, 2000)).toList(),
                2000, Instant.now().minus(ago)));
        return session;
    }

    static String track(Sessions.Session session, String user) {
        return track(Keys.run(session.id(), 1, "run"), user);
    }

    private static String track(String run, String user) {
        return run + "tracks/" + user + "/track-0.ogg";
    }

    Manifest.MediaFile put(String key) {
        store.put(key, TONE, "audio/ogg", Map.of());
        return new Manifest.MediaFile(key, "ogg", "opus", 0, 2000, TONE.length, Sha256.of(TONE));
    }

    List<String> files(Sessions.Session session) {
        return keys(Keys.recording(session.id()));
    }

    List<String> parts(Sessions.Session session) {
        return keys(Keys.parts(session.id()));
    }

    private List<String> keys(String prefix) {
        return store.list(prefix).stream().map(StoredObject::key).toList();
    }
}
