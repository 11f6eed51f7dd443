package io.causerie.recording.erasure;

import io.causerie.api.Rejection;
import io.causerie.api.identity.UserId;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.session.SessionId;
import io.causerie.recording.consent.Outcome;
import io.causerie.recording.consent.Recording;
import io.causerie.recording.consent.RecordingStatus;
import io.causerie.recording.consent.Recordings;
import io.causerie.recording.finalize.Jobs;
import io.causerie.recording.media.Leash;
import io.causerie.recording.finalize.Remix;
import io.causerie.recording.link.RecordingLink;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.Manifest;
import io.causerie.recording.store.ManifestStore;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.StoredObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what must not be in a session's files any longer. Each step follows from the log and can be done again: new files have new
 * names, the log says which count, and whatever it does not name goes. A mix without somebody is made after it was told that they are
 * erased: nobody's erasure waits for ffmpeg.
 */
public final class Eraser {
    private static final Set<RecordingStatus> CAME_TO_NOTHING = EnumSet.of(RecordingStatus.FAILED,
            RecordingStatus.EXPIRED);

    private final Recordings recordings;
    private final Jobs jobs;
    private final ObjectStore store;
    private final ManifestStore manifests;
    private final Optional<Remix> remix;
    private final RecordingLink link;
    private final Clock clock;

    /** {@code remix}: empty on a node that has no ffmpeg. */
    public Eraser(Recordings recordings, Jobs jobs, ObjectStore store, Optional<Remix> remix,
            RecordingLink link, Clock clock) {
        this.recordings = recordings;
        this.jobs = jobs;
        this.store = store;
        this.manifests = new ManifestStore(store);
        this.remix = remix;
        this.link = link;
        this.clock = clock;
    }

    /** False if files of the session are just being made: then it is to be asked again. */
    boolean erase(Erasure erasure, Leash leash) {
        String sessionId = erasure.sessionId();
        erasure.userIds().forEach(user -> store.deleteAll(Keys.parts(sessionId, user)));
        if (!swept(sessionId, leash)) {
            return false;
        }
        erasure.userIds().forEach(user -> eraseFiles(sessionId, user, leash));
        if (!erasure.userIds().isEmpty()) {
            mixAnew(sessionId, erasure.userIds().getLast(), leash);
        }
        // A part may have been taken in the moment before it was told that none is to be taken any more.
        erasure.userIds().forEach(user -> store.deleteAll(Keys.parts(sessionId, user)));
        return swept(sessionId, leash);
    }

    /**
     * Deletes what the log does not name. A run that had written any of what is found is over if nobody works on the session now, and if
     * it has come to something the log says so now; if that says that there is nothing, then whoever still works on it is refused.
     */
    private boolean swept(String sessionId, Leash leash) {
        List<String> found = store.list(Keys.recording(sessionId)).stream().map(StoredObject::key).toList();
        boolean workedOn = jobs.isWorkedOn(sessionId);
        Outcome outcome = now(sessionId).outcome();
        if (workedOn && !CAME_TO_NOTHING.contains(outcome.status())) {
            return false;
        }
        Set<String> named = Stream.ofNullable(outcome.files()).flatMap(Eraser::keys)
                .collect(Collectors.toSet());
        leash.check();
        store.delete(found.stream().filter(key -> !named.contains(key)).toList());
        if (outcome.status() == RecordingStatus.EXPIRED) {
            store.deleteAll(Keys.parts(sessionId));
        }
        return true;
    }

    private static Stream<String> keys(Outcome.Files files) {
        return Stream.concat(files.tracks().stream().map(Outcome.Track::key),
                Stream.of(Optional.ofNullable(files.manifestKey()), Optional.ofNullable(files.mixKey()))
                        .flatMap(Optional::stream));
    }

    private void eraseFiles(String sessionId, String userId, Leash leash) {
        Outcome outcome = now(sessionId).outcome();
        Outcome.Files files = outcome.files();
        boolean told = outcome.erasedUserIds().contains(userId);
        if (outcome.status() == RecordingStatus.EXPIRED) {
            return;
        }
        if (files == null || files.tracks().stream().allMatch(track -> track.userId().equals(userId))) {
            if (!told || files != null && files.manifestKey() != null) {
                leash.check();
                // Not all that is there: a run may have begun meanwhile, and what else there is has been swept or will be.
                store.delete(Stream.ofNullable(files).flatMap(Eraser::keys).toList());
                tell(sessionId, userId, files, null, null, leash);
            }
            return;
        }
        Optional<Manifest> was = Optional.ofNullable(files.manifestKey()).flatMap(manifests::read)
                .map(ManifestStore.Kept::manifest);
        boolean spoke = files.tracks().stream().anyMatch(track -> track.userId().equals(userId));
        boolean named = was.filter(manifest -> manifest.names(userId)).isPresent();
        if (spoke || named || !told) {
            String manifest = !spoke && !named
                    ? files.manifestKey()
                    : was.map(old -> written(files.manifestKey(),
                            old.without(userId, spoke ? null : old.mix(), clock.instant()))).orElse(null);
            leash.check();
            if (spoke) {
                store.delete(filesOf(userId, files));
            }
            tell(sessionId, userId, files, spoke ? null : files.mixKey(), manifest, leash);
        }
    }

    private static List<String> filesOf(String userId, Outcome.Files files) {
        List<String> theirs = new ArrayList<>(files.tracks().stream()
                .filter(track -> track.userId().equals(userId)).map(Outcome.Track::key).toList());
        Optional.ofNullable(files.mixKey()).ifPresent(theirs::add);
        return theirs;
    }

    /** {@code userId}: somebody whose erasure took the mix away. */
    private void mixAnew(String sessionId, String userId, Leash leash) {
        Outcome.Files files = now(sessionId).outcome().files();
        if (files == null || files.mixKey() != null || files.manifestKey() == null) {
            return;
        }
        Remix able = remix.orElseThrow(() -> new IllegalStateException(
                "The mix is not made anew yet: there is no ffmpeg on this node"));
        Manifest was = manifests.read(files.manifestKey()).map(ManifestStore.Kept::manifest)
                .orElseThrow(() -> new IllegalStateException(files.manifestKey() + " is not there"));
        Manifest.MediaFile mix = able.mix(was, beside(files.manifestKey(), "mix-%s.ogg"), leash);
        String manifest = written(files.manifestKey(), was.with(mix, clock.instant()));
        try {
            tell(sessionId, userId, files, mix.key(), manifest, leash);
        } catch (Rejection | Leash.Cut e) {
            // Somebody else has changed the files meanwhile, or may: whoever is in this mix must not stay in it.
            store.delete(List.of(mix.key(), manifest));
            throw e;
        }
    }

    /** {@code old}: the key of the one it takes the place of. */
    private String written(String old, Manifest manifest) {
        String key = beside(old, "manifest-%s.json");
        manifests.write(key, manifest);
        return key;
    }

    /** A new name in the same run: that is the one which counts. */
    private static String beside(String key, String name) {
        return key.substring(0, key.lastIndexOf('/') + 1) + name.formatted(UUID.randomUUID());
    }

    private void tell(String sessionId, String userId, Outcome.@Nullable Files was, @Nullable String mix,
            @Nullable String manifest, Leash leash) {
        leash.check();
        link.erased(new RecordingCommand.MarkErased(new SessionId(sessionId), new UserId(userId),
                was == null ? null : was.manifestKey(), mix, manifest));
    }

    private Recording now(String sessionId) {
        return recordings.findNow(sessionId)
                .orElseThrow(() -> new IllegalStateException("Nothing is known of session " + sessionId));
    }
}
