package io.causerie.recording.reading;

import io.causerie.recording.consent.Recording;
import io.causerie.recording.consent.RecordingStatus;
import io.causerie.recording.consent.Recordings;
import io.causerie.recording.erasure.Erasure;
import io.causerie.recording.erasure.Erasures;
import io.causerie.recording.finalize.Job;
import io.causerie.recording.finalize.Jobs;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All recordings, for administrators: where each is, and what went wrong. */
public final class RecordingList {
    /**
     * One recording.
     *
     * @param attempt the one asked for last; 0 if none was
     * @param failure the reason of a failed attempt
     * @param since when it came to this status
     * @param job what is being done about it; null if nothing
     * @param erasure what is still to be deleted of it; null if nothing
     */
    public record Item(String sessionId, RecordingStatus status, int attempt, @Nullable String failure,
            @Nullable Instant since, long durationMs, @Nullable JobView job, @Nullable ErasureView erasure) {}

    /**
     * A deletion that is not finished.
     *
     * @param userIds of whom; empty if all is to go, its time being over
     * @param tries how often it failed
     * @param nextAt when it is tried again
     */
    public record ErasureView(List<String> userIds, int tries, @Nullable String lastError, Instant nextAt) {}

    /**
     * The making of its files.
     *
     * @param step e.g. {@code waiting}, {@code settling}, {@code mixing}, {@code retrying}
     * @param percent how far the step is
     * @param tries how often it failed
     * @param nextAt when it is tried again
     */
    public record JobView(String step, int percent, int tries, @Nullable String lastError, Instant nextAt) {}

    private final Recordings recordings;
    private final Jobs jobs;
    private final Erasures erasures;

    public RecordingList(Recordings recordings, Jobs jobs, Erasures erasures) {
        this.recordings = recordings;
        this.jobs = jobs;
        this.erasures = erasures;
    }

    /** {@code after}: the last session id of the page before; empty for the first. */
    public List<Item> list(Collection<RecordingStatus> status, String after, int limit) {
        return of(recordings.withStatus(status, after, limit));
    }

    /** The same of these, in their order. */
    List<Item> of(List<Recording> found) {
        List<String> ids = found.stream().map(Recording::sessionId).toList();
        Map<String, Job> working = jobs.of(ids).stream()
                .collect(Collectors.toMap(Job::sessionId, Function.identity()));
        Map<String, Erasure> erasing = erasures.of(ids).stream()
                .collect(Collectors.toMap(Erasure::sessionId, Function.identity()));
        return found.stream()
                .map(one -> item(one, working.get(one.sessionId()), erasing.get(one.sessionId()))).toList();
    }

    private static Item item(Recording recording, @Nullable Job job, @Nullable Erasure erasure) {
        var outcome = recording.outcome();
        return new Item(recording.sessionId(), outcome.status(), outcome.attempt(), outcome.failure(),
                outcome.at(), outcome.files() == null ? 0 : outcome.files().durationMs(),
                job == null
                        ? null
                        : new JobView(job.step(), job.percent(), job.tries(), job.lastError(), job.dueAt()),
                erasure == null
                        ? null
                        : new ErasureView(erasure.userIds(), erasure.tries(), erasure.lastError(),
                                erasure.dueAt()));
    }
}
