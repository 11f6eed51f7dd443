package io.causerie.recording.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mixes tracks, everyone at their own time, and learns on the way what could be decoded of each. */
public final class Mixer {
    private static final Pattern DECODED = Pattern.compile(
            "Input stream #(\\d+):0 \\(audio\\): .*?(\\d+) frames decoded.*?\\((\\d+) samples\\)");
    private static final int SAMPLES_PER_MS = 48;
    private static final String LOSSLESS = "flac";

    /** @param decodedMs of each track, as they were given; -1 where that is not known */
    public record Mix(Path file, long durationMs, List<Long> decodedMs) {}

    private record Input(Path file, long startMs, String format, int track) {}

    private final Ffmpeg ffmpeg;
    private final Path directory;
    private final Leash leash;
    private final int atOnce;

    public Mixer(Ffmpeg ffmpeg, Path directory, Leash leash, int atOnce) {
        this.ffmpeg = ffmpeg;
        this.directory = directory;
        this.leash = leash;
        this.atOnce = atOnce;
    }

    /** Ogg/Opus from the session's start on. */
    public Mix mix(List<MadeTrack> tracks, LongConsumer progress) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < tracks.size(); i++) {
            inputs.add(new Input(tracks.get(i).file(), tracks.get(i).startMs(), "ogg", i));
        }
        Long[] decoded = new Long[tracks.size()];
        Arrays.fill(decoded, -1L);
        while (inputs.size() > atOnce) {
            inputs = grouped(inputs, decoded);
        }
        Path file = directory.resolve("mix.ogg");
        long end = mixed(inputs, 0, file, List.of("-c:a", "libopus", "-b:a", "48k", "-compression_level", "5",
                "-f", "ogg"), decoded, progress);
        return new Mix(file, end, List.of(decoded));
    }

    /** Those that begin at about the same time together, each group from its own beginning. */
    private List<Input> grouped(List<Input> inputs, Long[] decoded) {
        List<Input> sorted = inputs.stream().sorted(Comparator.comparingLong(Input::startMs)).toList();
        List<Input> groups = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += atOnce) {
            List<Input> group = sorted.subList(from, Math.min(sorted.size(), from + atOnce));
            Path file = directory.resolve("group-" + from + "-" + sorted.size() + ".flac");
            long startMs = group.getFirst().startMs();
            mixed(group, startMs, file, List.of("-c:a", LOSSLESS, "-f", LOSSLESS), decoded, _ -> {});
            groups.add(new Input(file, startMs, LOSSLESS, -1));
        }
        return groups;
    }

    private long mixed(List<Input> inputs, long zeroMs, Path file, List<String> encoding, Long[] decoded,
            LongConsumer progress) {
        List<String> arguments = new ArrayList<>(List.of("-v", "verbose"));
        inputs.forEach(input -> {
            // Groups are of our own making, and the only thing that may be FLAC.
            arguments.addAll(input.format().equals(LOSSLESS) ? List.of() : Ffmpeg.TRUSTING_NOTHING);
            arguments.addAll(List.of("-f", input.format(), "-i", input.file().toString()));
        });
        // By itself it would start a thread for each core, each of which takes memory.
        arguments.addAll(List.of("-filter_complex_threads", "1", "-filter_complex", filter(inputs, zeroMs),
                "-map", "[out]", "-ac", "1", "-map_metadata", "-1"));
        arguments.addAll(encoding);
        arguments.add(file.toString());
        Ffmpeg.Outcome outcome = ffmpeg.run(directory, arguments, leash, progress);
        Matcher said = DECODED.matcher(outcome.said());
        while (said.find()) {
            int track = inputs.get(Integer.parseInt(said.group(1))).track();
            if (track >= 0) {
                decoded[track] = Long.parseLong(said.group(3)) / SAMPLES_PER_MS;
            }
        }
        return outcome.endMs();
    }

    private static String filter(List<Input> inputs, long zeroMs) {
        StringBuilder filter = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < inputs.size(); i++) {
            filter.append("[%d:a:0]aresample=48000:async=1:first_pts=0,aformat=channel_layouts=mono,"
                    .formatted(i)
                    + "adelay=delays=%d:all=1[t%d];".formatted(inputs.get(i).startMs() - zeroMs, i));
            names.append("[t%d]".formatted(i));
        }
        return filter.append(names).append("amix=inputs=%d:duration=longest:dropout_transition=0:normalize=0,"
                .formatted(inputs.size())).append("alimiter=limit=0.95:level=false[out]").toString();
    }

    /** How much of a track can be decoded, in milliseconds; fails if nothing of it can be opened. */
    public long decodable(Path file, long durationMs) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(Ffmpeg.TRUSTING_NOTHING);
        arguments.addAll(List.of("-f", "ogg", "-i", file.toString(), "-map", "0:a:0", "-f", "null", "-"));
        return ffmpeg.run(directory, arguments, durationMs, leash).endMs();
    }
}
