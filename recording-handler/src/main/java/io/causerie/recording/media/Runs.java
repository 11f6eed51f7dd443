package io.causerie.recording.media;

import io.causerie.recording.store.PartType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Puts parts together. Only the first part of a track has the header. Ogg and MP4 say of each piece what time it is, so that a missing
 * part is a hole in time; WebM says it now and then, so that after a missing part all up to the next such place is of unknown time, and left out.
 */
public final class Runs {
    private final Path directory;
    private int count;

    public Runs(Path directory) {
        this.directory = directory;
    }

    /** Those of a track; what is left out is added to {@code skipped}. */
    public List<Run> of(CapturedTrack track, List<Skipped> skipped) {
        FetchedPart head = track.parts().getFirst();
        List<FetchedPart> alike = track.parts().stream()
                .filter(part -> part.facts().type() == track.type()).toList();
        if (head.seq() != 0) {
            skipped.add(new Skipped(track.userId(), track.trackId(), null, "header-missing"));
            return List.of();
        }
        try {
            return track.type() == PartType.WEBM
                    ? webm(track, alike, skipped)
                    : List.of(run(track, alike, head.facts().startMs(), 0, new byte[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Run> webm(CapturedTrack track, List<FetchedPart> parts, List<Skipped> skipped)
            throws IOException {
        List<Run> runs = new ArrayList<>();
        for (List<FetchedPart> some : withoutHoles(parts)) {
            if (some.getFirst().seq() == 0) {
                runs.add(run(track, some, some.getFirst().facts().startMs(), 0, new byte[0]));
            } else {
                later(track, some, parts.getFirst(), skipped, runs);
            }
        }
        return runs;
    }

    private void later(CapturedTrack track, List<FetchedPart> parts, FetchedPart head, List<Skipped> skipped,
            List<Run> runs) throws IOException {
        byte[] first = Files.readAllBytes(head.file());
        byte[] header = Arrays.copyOf(first, Webm.firstCluster(first).orElse(0));
        for (int i = 0; i < parts.size(); i++) {
            byte[] bytes = Files.readAllBytes(parts.get(i).file());
            OptionalInt cluster = Webm.firstCluster(bytes);
            if (cluster.isPresent() && header.length > 0) {
                runs.add(run(track, parts.subList(i, parts.size()),
                        head.facts().startMs() + Webm.clusterMs(bytes, cluster.getAsInt()),
                        cluster.getAsInt(),
                        header));
                return;
            }
            skipped.add(new Skipped(track.userId(), track.trackId(), parts.get(i).seq(), "unreadable"));
        }
    }

    private static List<List<FetchedPart>> withoutHoles(List<FetchedPart> parts) {
        List<List<FetchedPart>> runs = new ArrayList<>();
        for (FetchedPart part : parts) {
            if (runs.isEmpty() || runs.getLast().getLast().seq() + 1 != part.seq()) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(part);
        }
        return runs;
    }

    /** {@code from}: of the first part, what comes before is left out. */
    private Run run(CapturedTrack track, List<FetchedPart> parts, long startMs, int from, byte[] header)
            throws IOException {
        Path media = directory.resolve("run-" + count++);
        try (OutputStream all = Files.newOutputStream(media)) {
            all.write(header);
            byte[] first = Files.readAllBytes(parts.getFirst().file());
            all.write(first, from, first.length - from);
            for (FetchedPart part : parts.subList(1, parts.size())) {
                Files.copy(part.file(), all);
            }
        }
        return new Run(track.userId(), track.trackId(), track.type(), media, startMs, List.copyOf(parts));
    }
}
