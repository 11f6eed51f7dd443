package io.causerie.recording.reading;

import io.causerie.recording.consent.Recording;
import io.causerie.recording.consent.RecordingStatus;
import io.causerie.recording.consent.Recordings;
import io.causerie.recording.erasure.Erasures;
import io.causerie.recording.finalize.Job;
import io.causerie.recording.finalize.Jobs;
import io.causerie.recording.reading.RecordingList.Item;
import io.causerie.rest.cached.Cached;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What operators see of recordings: those that somebody works on, or should. */
public final class RecordingsInWork {
    /**
     * @param counts how many recordings there are, by status
     * @param items those that are being made, that failed, or that are being erased; the worst first
     * @param more whether there are more of them
     */
    public record RecordingsOverview(Instant at, Map<String, Long> counts, List<Item> items, boolean more) {}

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int MOST = 100;
    private static final Comparator<Item> WORST_FIRST = Comparator
            .comparing((Item item) -> item.status() != RecordingStatus.FAILED)
            .thenComparing(RecordingsInWork::tries, Comparator.reverseOrder())
            .thenComparing(Item::sessionId);

    private final RecordingList list;
    private final Recordings recordings;
    private final Jobs jobs;
    private final Erasures erasures;
    private final Clock clock;
    private final Cached<RecordingsOverview> overview = new Cached<>(EVERY, this::make);

    public RecordingsInWork(RecordingList list, Recordings recordings, Jobs jobs, Erasures erasures,
            Clock clock) {
        this.list = list;
        this.recordings = recordings;
        this.jobs = jobs;
        this.erasures = erasures;
        this.clock = clock;
    }

    /** Made each two seconds at most: the embedded store has to look at every recording. */
    public RecordingsOverview overview() {
        return overview.get();
    }

    private RecordingsOverview make() {
        Map<String, Long> counts = new LinkedHashMap<>();
        recordings.countByStatus().forEach((status, n) -> {
            if (status != RecordingStatus.NONE) {
                counts.put(status.code(), n);
            }
        });
        List<Recording> failed = recordings.withStatus(List.of(RecordingStatus.FAILED), "", MOST + 1);
        List<String> ids = Stream
                .of(failed.stream().map(Recording::sessionId),
                        jobs.some(MOST + 1).stream().map(Job::sessionId),
                        erasures.some(MOST + 1).stream().map(one -> one.sessionId()))
                .flatMap(each -> each).distinct().toList();
        List<Item> items = list.of(recordings.findAll(ids)).stream().sorted(WORST_FIRST).toList();
        return new RecordingsOverview(clock.instant(), counts, items.stream().limit(MOST).toList(),
                items.size() > MOST);
    }

    private static int tries(Item item) {
        return Math.max(item.job() == null ? 0 : item.job().tries(),
                item.erasure() == null ? 0 : item.erasure().tries());
    }
}
