package io.causerie.recording.finalize;

import io.causerie.recording.consent.Outcome;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.Manifest;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.StoreAway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Makes mix and manifest of a stored recording anew, without one of its speakers. Their tracks stay what they are. */
public final class Remix {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long MOST_BYTES = 1024L * 1024 * 1024;

    /** The keys of what was made. */
    public record Keyed(String manifestKey, String mixKey) {}

    private final ObjectStore store;
    private final Ffmpeg ffmpeg;
    private final FfmpegSettings settings;
    private final WorkDirectory work;
    private final Clock clock;

    Remix(ObjectStore store, Ffmpeg ffmpeg, FfmpegSettings settings, WorkDirectory work, Clock clock) {
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.settings = settings;
        this.work = work;
        this.clock = clock;
    }

    /** {@code files}: as they are, with somebody else's track at least; they are left as they are. */
    public Keyed without(String userId, String sessionId, int attempt, Outcome.Files files) {
        Path directory = work.create();
        try {
            return made(userId, sessionId, attempt, files, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            work.delete(directory);
        }
    }

    private Keyed made(String userId, String sessionId, int attempt, Outcome.Files files, Path directory)
            throws IOException {
        List<MadeTrack> others = new ArrayList<>();
        for (Outcome.Track track : files.tracks()) {
            if (!track.userId().equals(userId)) {
                Path file = fetched(track.key(), directory.resolve("track-" + others.size() + ".ogg"));
                others.add(new MadeTrack(track.userId(), track.trackId(), file, track.startMs(),
                        track.durationMs(), List.of(), false));
            }
        }
        Mixer.Mix mix = new Mixer(ffmpeg, directory, new Leash(), settings.inputsAtOnce()).mix(others,
                _ -> {});
        String prefix = Keys.run(sessionId, attempt, UUID.randomUUID().toString());
        var publisher = new Publisher(store);
        Manifest.MediaFile mixed = publisher.media(prefix + "mix.ogg", mix.file(), 0, mix.durationMs());
        if (files.manifestKey() == null) {
            throw new IllegalStateException("a recording without a manifest");
        }
        Manifest was = JSON.readValue(
                Files.readAllBytes(fetched(files.manifestKey(), directory.resolve("was.json"))),
                Manifest.class);
        publisher.manifest(prefix + "manifest.json", without(userId, was, mixed),
                directory.resolve("manifest.json"));
        return new Keyed(prefix + "manifest.json", mixed.key());
    }

    private Manifest without(String userId, Manifest was, Manifest.MediaFile mix) {
        return new Manifest(was.schemaVersion(), was.sessionId(), was.attempt(), was.startedAt(),
                was.endedAt(), clock.instant(),
                was.participants().stream().filter(one -> !one.userId().equals(userId)).toList(), mix,
                was.tracks().stream().filter(one -> !one.userId().equals(userId)).toList(),
                was.leftOut().stream().filter(one -> !one.userId().equals(userId)).toList());
    }

    private Path fetched(String key, Path file) {
        if (store.download(key, file, MOST_BYTES).isEmpty()) {
            throw new StoreAway(new IllegalStateException(key + " is not there"));
        }
        return file;
    }
}
