package io.causerie.recording.media;

import io.causerie.recording.consent.Recording;
import io.causerie.recording.consent.Span;
import io.causerie.recording.consent.Speaker;
import io.causerie.recording.store.PartType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Cuts runs to the grants and makes Ogg/Opus of them: Opus is packed anew as it is, anything else is encoded. */
public final class TrackMaker {
    /** Media may be a little longer than its client said; more is not believed. */
    private static final long TOLERANCE_MS = 1000;
    private static final long SHORTEST_MS = 100;
    /** No Opus packet that recorders make is longer: what begins before a cut has ended at the cut. */
    private static final long PACKET_MS = 60;

    private final Ffmpeg ffmpeg;
    private final Path directory;
    private final Leash leash;
    private int count;

    public TrackMaker(Ffmpeg ffmpeg, Path directory, Leash leash) {
        this.ffmpeg = ffmpeg;
        this.directory = directory;
        this.leash = leash;
    }

    /** What of a run is to be a file of its own. */
    public record Cut(Run run, Span span) {
        public String userId() {
            return run.userId();
        }

        public Skipped skipped(String reason) {
            return new Skipped(run.userId(), run.trackId(), null, reason);
        }
    }

    /** One for each grant that touches the run; if none does, that is added to {@code skipped}. */
    public static List<Cut> cuts(Run run, Recording recording, List<Skipped> skipped) {
        Span all = new Span(run.startMs(), run.endMs() + TOLERANCE_MS);
        List<Span> granted = recording.speaker(run.userId()).map(Speaker::grants).orElse(List.of()).stream()
                .map(grant -> grant.within(all)).filter(span -> span.durationMs() >= SHORTEST_MS).toList();
        if (granted.isEmpty()) {
            skipped.add(new Skipped(run.userId(), run.trackId(), null, "no-consent"));
        }
        return granted.stream().filter(span -> span.fromMs() < run.endMs())
                .map(span -> new Cut(run, span)).toList();
    }

    /** Empty if it is left out, which is added to {@code skipped}. */
    public Optional<MadeTrack> make(Cut cut, List<Skipped> skipped) {
        Run run = cut.run();
        Span span = cut.span();
        Path file = directory.resolve("track-" + count++ + ".ogg");
        boolean copied = run.type() != PartType.MP4;
        try {
            Ffmpeg.Outcome outcome = ffmpeg.run(directory, arguments(run, span, copied, file),
                    run.endMs() - run.startMs(), leash);
            if (outcome.endMs() >= SHORTEST_MS) {
                return Optional.of(new MadeTrack(run.userId(), run.trackId(), file,
                        Math.max(0, span.fromMs()), outcome.endMs(), run.captured(span), !copied));
            }
            skipped.add(cut.skipped("too-short"));
        } catch (FfmpegFailed e) {
            if (e.isOfMachine()) {
                throw e;
            }
            skipped.add(cut.skipped(e.reason()));
        }
        return Optional.empty();
    }

    private static List<String> arguments(Run run, Span span, boolean copied, Path file) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(Ffmpeg.TRUSTING_NOTHING);
        arguments.addAll(List.of("-f", demuxer(run.type()), "-i", run.media().toString(), "-map", "0:a:0",
                "-map_metadata", "-1", "-map_chapters", "-1"));
        long from = span.fromMs() - run.startMs();
        boolean endsByGrant = span.toMs() < run.endMs() + TOLERANCE_MS;
        long duration = span.durationMs() - (copied && endsByGrant ? PACKET_MS : 0);
        if (from > 0) {
            arguments.addAll(List.of("-ss", seconds(from)));
        }
        arguments.addAll(List.of("-t", seconds(Math.max(1, duration))));
        arguments.addAll(copied ? List.of("-c:a", "copy") : encoding());
        arguments.addAll(List.of("-f", "ogg", file.toString()));
        return arguments;
    }

    /** The same with silence where it has holes, so that whoever plays it alone hears everything at its time; if that fails, holes stay. */
    public MadeTrack filled(MadeTrack track) {
        Path file = directory.resolve("track-" + count++ + ".ogg");
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(Ffmpeg.TRUSTING_NOTHING);
        arguments.addAll(List.of("-f", "ogg", "-i", track.file().toString(), "-map", "0:a:0"));
        arguments.addAll(encoding());
        arguments.addAll(List.of("-f", "ogg", file.toString()));
        try {
            return track.encodedAs(file)
                    .lasting(ffmpeg.run(directory, arguments, track.durationMs(), leash).endMs());
        } catch (FfmpegFailed _) {
            return track;
        }
    }

    private static List<String> encoding() {
        return List.of("-af", "aresample=48000:async=1:first_pts=0", "-ac", "1", "-c:a", "libopus", "-b:a",
                "48k", "-compression_level", "5");
    }

    static String demuxer(PartType type) {
        return switch (type) {
            case WEBM -> "matroska";
            case OGG -> "ogg";
            case MP4 -> "mov";
        };
    }

    static String seconds(long ms) {
        return String.format(Locale.ROOT, "%d.%03d", ms / 1000, ms % 1000);
    }
}
