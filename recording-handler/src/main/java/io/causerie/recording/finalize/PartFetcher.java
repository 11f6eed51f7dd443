package io.causerie.recording.finalize;

import io.causerie.recording.media.Leash;
import io.causerie.recording.media.CapturedTrack;
import io.causerie.recording.media.FetchedPart;
import io.causerie.recording.media.Skipped;
import io.causerie.recording.consent.Recording;
import io.causerie.recording.consent.Speaker;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.PartFacts;
import io.causerie.recording.store.Sha256;
import io.causerie.recording.store.StoreAway;
import io.causerie.recording.store.StoredObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Brings a session's parts into the work directory, those that a grant touches and that are as they were stored. */
final class PartFetcher {
    private static final int AT_ONCE = 8;
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final ObjectStore store;
    private int count;

    PartFetcher(ObjectStore store) {
        this.store = store;
    }

    private record Wanted(String userId, Keys.PartPlace place, StoredObject object) {}

    /** @param read the keys of all that was looked at */
    record Fetched(List<CapturedTrack> tracks, Set<String> read) {}

    /** By user and track; what is left out is added to {@code skipped}. */
    Fetched fetch(Recording recording, Path directory, List<Skipped> skipped, Leash leash) {
        List<CapturedTrack> tracks = new ArrayList<>();
        Set<String> read = new HashSet<>();
        for (Speaker speaker : recording.speakers()) {
            List<StoredObject> parts = store.list(Keys.parts(recording.sessionId(), speaker.userId()));
            parts.forEach(part -> read.add(part.key()));
            if (speaker.everConsented()
                    && !recording.outcome().erasedUserIds().contains(speaker.userId())) {
                tracks.addAll(tracks(wanted(speaker, parts), directory, skipped, leash));
            }
        }
        return new Fetched(List.copyOf(tracks), read);
    }

    private List<CapturedTrack> tracks(List<Wanted> wanted, Path directory, List<Skipped> skipped,
            Leash leash) {
        Map<String, List<FetchedPart>> tracks = new TreeMap<>();
        List<Optional<FetchedPart>> fetched = fetched(wanted, directory, leash);
        for (int i = 0; i < wanted.size(); i++) {
            Wanted one = wanted.get(i);
            String trackId = one.place().trackId();
            fetched.get(i).ifPresentOrElse(
                    good -> tracks.computeIfAbsent(trackId, _ -> new ArrayList<>()).add(good),
                    () -> skipped.add(new Skipped(one.userId(), trackId, one.place().seq(),
                            "damaged-in-store")));
        }
        return tracks.entrySet().stream().map(track -> new CapturedTrack(wanted.getFirst().userId(),
                track.getKey(), inOrder(track.getValue()))).toList();
    }

    /** A few at a time, however many there are. */
    private List<Optional<FetchedPart>> fetched(List<Wanted> wanted, Path directory, Leash leash) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<Optional<FetchedPart>>> fetched = wanted.stream().map(one -> {
                Path file = directory.resolve("part-" + count++);
                return threads.submit(() -> {
                    leash.check();
                    return fetched(one, file);
                });
            }).toList();
            return fetched.stream().map(PartFetcher::result).toList();
        }
    }

    private static List<FetchedPart> inOrder(List<FetchedPart> parts) {
        return parts.stream().sorted(Comparator.comparingInt(FetchedPart::seq)).toList();
    }

    private static List<Wanted> wanted(Speaker speaker, List<StoredObject> parts) {
        return parts.stream().flatMap(object -> Keys.placeOf(object.key())
                .map(place -> new Wanted(speaker.userId(), place, object)).stream()).toList();
    }

    private Optional<FetchedPart> fetched(Wanted one, Path file) {
        return store.download(one.object().key(), file, MOST_BYTES)
                .flatMap(object -> PartFacts.of(object.metadata()))
                .filter(facts -> facts.sha256().equals(Sha256.of(file)))
                .map(facts -> new FetchedPart(one.place().seq(), facts, file));
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case StoreAway away -> throw away;
                case RuntimeException other -> throw other;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Leash.Cut();
        }
    }
}
