package io.causerie.recording.finalize;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Brings a session's parts into the work directory, those that a grant touches and that are as they were stored. */
final class PartFetcher {
    private static final int AT_ONCE = 8;
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final ObjectStore store;

    PartFetcher(ObjectStore store) {
        this.store = store;
    }

    private record Wanted(String userId, Keys.PartPlace place, StoredObject object) {}

    /** By user and track; what is left out is added to {@code skipped}. */
    List<CapturedTrack> fetch(Recording recording, Path directory, List<Skipped> skipped, Leash leash) {
        Map<String, List<FetchedPart>> tracks = new TreeMap<>();
        Map<String, Wanted> names = new TreeMap<>();
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Wanted> wanted = wanted(recording);
            List<Future<Optional<FetchedPart>>> fetched = new ArrayList<>();
            for (Wanted one : wanted) {
                Path file = directory.resolve("part-" + fetched.size());
                fetched.add(threads.submit(() -> {
                    places.acquire();
                    try {
                        leash.check();
                        return fetched(one, file);
                    } finally {
                        places.release();
                    }
                }));
            }
            for (int i = 0; i < wanted.size(); i++) {
                Wanted one = wanted.get(i);
                Optional<FetchedPart> part = result(fetched.get(i));
                String track = one.userId() + "/" + one.place().trackId();
                names.put(track, one);
                part.ifPresentOrElse(
                        good -> tracks.computeIfAbsent(track, _ -> new ArrayList<>()).add(good),
                        () -> skipped.add(new Skipped(one.userId(), one.place().trackId(), one.place().seq(),
                                "damaged-in-store")));
            }
        }
        return tracks.entrySet().stream().map(track -> new CapturedTrack(names.get(track.getKey()).userId(),
                names.get(track.getKey()).place().trackId(), inOrder(track.getValue()))).toList();
    }

    private static List<FetchedPart> inOrder(List<FetchedPart> parts) {
        return parts.stream().sorted(Comparator.comparingInt(FetchedPart::seq)).toList();
    }

    private List<Wanted> wanted(Recording recording) {
        List<Wanted> wanted = new ArrayList<>();
        for (Speaker speaker : recording.speakers()) {
            if (speaker.everConsented()
                    && !recording.outcome().erasedUserIds().contains(speaker.userId())) {
                store.list(Keys.parts(recording.sessionId(), speaker.userId())).forEach(
                        object -> Keys.placeOf(object.key()).ifPresent(
                                place -> wanted.add(new Wanted(speaker.userId(), place, object))));
            }
        }
        return wanted;
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
