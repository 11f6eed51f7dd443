package io.causerie.recording.finalize;

import io.causerie.recording.media.Ffmpeg;
import io.causerie.recording.media.FfmpegFailed;
import io.causerie.recording.media.FfmpegSettings;
import io.causerie.recording.media.Leash;
import io.causerie.recording.media.Mixer;
import io.causerie.recording.media.MadeTrack;
import io.causerie.recording.media.TrackMaker;
import io.causerie.recording.media.Runs;
import io.causerie.recording.media.CapturedTrack;
import io.causerie.recording.media.Skipped;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.recording.RecordingFault;
import io.causerie.recording.consent.Recording;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.Manifest;
import io.causerie.recording.store.ObjectStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;

/** Makes the files of one session out of its parts, and brings them to the store. Tells nobody. */
final class Finalizer {
    /** More than this between what a file lasts and what can be decoded of it are holes. */
    private static final long HOLE_MS = 250;
    private static final long SHORTEST_MS = 100;

    private record Published(String key, Manifest manifest) {}

    private final ObjectStore store;
    private final Publisher publisher;
    private final Ffmpeg ffmpeg;
    private final FfmpegSettings settings;
    private final Clock clock;

    Finalizer(ObjectStore store, Ffmpeg ffmpeg, FfmpegSettings settings, Clock clock) {
        this.store = store;
        this.publisher = new Publisher(store);
        this.ffmpeg = ffmpeg;
        this.settings = settings;
        this.clock = clock;
    }

    /** {@code run}: a name that no other run has. */
    Made make(Recording recording, int attempt, String run, Path directory, Leash leash, Progress progress) {
        List<Skipped> skipped = new ArrayList<>();
        progress.at("fetching");
        PartFetcher.Fetched fetched = new PartFetcher(store).fetch(recording, directory, skipped, leash);
        List<CapturedTrack> captured = fetched.tracks();
        progress.at("cutting");
        TrackMaker maker = new TrackMaker(ffmpeg, directory, leash);
        List<MadeTrack> tracks = cut(recording, captured, new Runs(directory), maker, skipped, progress);
        requireSome(tracks, captured, skipped);
        progress.at("mixing");
        Mixer mixer = new Mixer(ffmpeg, directory, leash, settings.inputsAtOnce());
        long end = tracks.stream().mapToLong(track -> track.startMs() + track.durationMs()).max().orElse(0);
        tracks = new ArrayList<>(tracks);
        Mixer.Mix mix = mixReadable(mixer, tracks, captured, skipped, ms -> progress.of(ms, end));
        progress.at("checking");
        if (Math.abs(mixer.decodable(mix.file(), mix.durationMs()) - mix.durationMs()) > 1000) {
            throw new FfmpegFailed("The mix cannot be decoded to its end", false, true);
        }
        List<MadeTrack> checked = checked(tracks, mix, maker, skipped);
        requireSome(checked, captured, skipped);
        progress.at("uploading");
        Published files = publish(recording, attempt, run, directory, checked, mix, skipped, leash);
        return new Made(files.key(), files.manifest(), fetched.read());
    }

    private static List<MadeTrack> cut(Recording recording, List<CapturedTrack> captured, Runs runs,
            TrackMaker maker, List<Skipped> skipped, Progress progress) {
        List<TrackMaker.Cut> wanted = new ArrayList<>();
        for (CapturedTrack track : captured) {
            runs.of(track, skipped).forEach(run -> wanted.addAll(TrackMaker.cuts(run, recording, skipped)));
        }
        wanted.sort(Comparator.comparingLong(cut -> cut.span().fromMs()));
        List<TrackMaker.Cut> cuts = FairShare.of(wanted, TrackMaker.Cut::userId, RecordingCommand.MAX_TRACKS,
                cut -> skipped.add(cut.skipped("too-many-tracks")));
        List<MadeTrack> tracks = new ArrayList<>();
        for (TrackMaker.Cut cut : cuts) {
            maker.make(cut, skipped).ifPresent(tracks::add);
            progress.of(tracks.size(), cuts.size());
        }
        tracks.sort(Comparator.comparingLong(MadeTrack::startMs).thenComparing(MadeTrack::userId));
        return tracks;
    }

    private static void requireSome(List<MadeTrack> tracks, List<CapturedTrack> captured,
            List<Skipped> skipped) {
        if (tracks.isEmpty()) {
            boolean spoken = !captured.isEmpty()
                    && skipped.stream().anyMatch(one -> !one.reason().equals("no-consent"));
            throw new NothingToMake(spoken ? RecordingFault.UNREADABLE_AUDIO : RecordingFault.NO_AUDIO);
        }
    }

    /** If it cannot be mixed, somebody's track is to blame: without those that cannot be decoded it can. */
    private static Mixer.Mix mixReadable(Mixer mixer, List<MadeTrack> tracks, List<CapturedTrack> captured,
            List<Skipped> skipped, LongConsumer progress) {
        try {
            return mixer.mix(tracks, progress);
        } catch (FfmpegFailed e) {
            if (e.isOfMachine() || !tracks.removeIf(track -> isBad(mixer, track, skipped))) {
                throw e;
            }
            requireSome(tracks, captured, skipped);
            return mixer.mix(tracks, progress);
        }
    }

    private static boolean isBad(Mixer mixer, MadeTrack track, List<Skipped> skipped) {
        String reason = "unreadable";
        try {
            if (mixer.decodable(track.file(), track.durationMs()) >= SHORTEST_MS) {
                return false;
            }
        } catch (FfmpegFailed e) {
            if (e.isOfMachine()) {
                throw e;
            }
            reason = e.reason();
        }
        return skipped.add(new Skipped(track.userId(), track.trackId(), null, reason));
    }

    private static List<MadeTrack> checked(List<MadeTrack> tracks, Mixer.Mix mix, TrackMaker maker,
            List<Skipped> skipped) {
        List<MadeTrack> checked = new ArrayList<>();
        for (int i = 0; i < tracks.size(); i++) {
            MadeTrack track = tracks.get(i);
            long decoded = mix.decodedMs().get(i);
            if (decoded >= 0 && decoded < SHORTEST_MS) {
                skipped.add(new Skipped(track.userId(), track.trackId(), null, "unreadable"));
            } else if (decoded >= 0 && track.durationMs() - decoded > HOLE_MS) {
                checked.add(maker.filled(track));
            } else {
                checked.add(decoded >= 0 ? track.lasting(decoded) : track);
            }
        }
        return checked;
    }

    private Published publish(Recording recording, int attempt, String run, Path directory,
            List<MadeTrack> tracks,
            Mixer.Mix mix, List<Skipped> skipped, Leash leash) {
        String prefix = Keys.run(recording.sessionId(), attempt, run);
        List<Manifest.Track> published = new ArrayList<>();
        for (MadeTrack track : tracks) {
            leash.check();
            String key = "%stracks/%s/%s-%d.ogg".formatted(prefix, Keys.user(track.userId()),
                    track.trackId(), published.size());
            published.add(new Manifest.Track(track.userId(), track.trackId(), track.transcoded(),
                    track.captured().stream()
                            .map(span -> new Manifest.Interval(span.fromMs(), span.toMs())).toList(),
                    publisher.media(key, track.file(), track.startMs(), track.durationMs())));
        }
        Manifest.MediaFile mixed = publisher.media(prefix + "mix.ogg", mix.file(), 0, mix.durationMs());
        Manifest manifest = Manifests.of(recording, attempt, clock.instant(), mixed, published, skipped);
        publisher.manifest(prefix + "manifest.json", manifest, directory.resolve("manifest.json"));
        return new Published(prefix + "manifest.json", manifest);
    }
}
