package io.causerie.recording.finalize;

import io.causerie.recording.media.Ffmpeg;
import io.causerie.recording.media.FfmpegSettings;
import io.causerie.recording.media.Leash;
import io.causerie.recording.media.Mixer;
import io.causerie.recording.media.MadeTrack;
import io.causerie.recording.media.WorkDirectory;
import io.causerie.recording.store.Manifest;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the mix of a stored recording anew. Its tracks stay what they are. */
public final class Remix {
    private static final long MOST_BYTES = 1024L * 1024 * 1024;

    private final ObjectStore store;
    private final Ffmpeg ffmpeg;
    private final FfmpegSettings settings;
    private final WorkDirectory work;

    Remix(ObjectStore store, Ffmpeg ffmpeg, FfmpegSettings settings, WorkDirectory work) {
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.settings = settings;
        this.work = work;
    }

    /** Mixes the tracks of {@code manifest} and stores that under {@code key}; {@code leash}: ends it when it is cut. */
    public Manifest.MediaFile mix(Manifest manifest, String key, Leash leash) {
        Path directory = work.create();
        try {
            List<MadeTrack> tracks = new ArrayList<>();
            for (Manifest.Track track : manifest.tracks()) {
                leash.check();
                tracks.add(new MadeTrack(track.userId(), track.trackId(),
                        fetched(track.file(), directory.resolve("track-" + tracks.size() + ".ogg")),
                        track.file().startMs(), track.file().durationMs(), List.of(), false));
            }
            Mixer.Mix mix = new Mixer(ffmpeg, directory, leash, settings.inputsAtOnce()).mix(tracks, _ -> {});
            leash.check();
            return new Publisher(store).media(key, mix.file(), 0, mix.durationMs());
        } finally {
            work.delete(directory);
        }
    }

    private Path fetched(Manifest.MediaFile track, Path file) {
        boolean intact = store.download(track.key(), file, MOST_BYTES).isPresent()
                && Sha256.of(file).equals(track.sha256());
        if (!intact) {
            throw new IllegalStateException(track.key() + " is not there as it was stored");
        }
        return file;
    }
}
