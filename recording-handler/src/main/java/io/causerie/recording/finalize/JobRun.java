package io.causerie.recording.finalize;

import io.causerie.api.Rejection;
import io.causerie.api.identity.UserId;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.recording.RecordingFault;
import io.causerie.api.session.SessionId;
import io.causerie.recording.consent.Outcome;
import io.causerie.recording.consent.Recording;
import io.causerie.recording.consent.RecordingStatus;
import io.causerie.recording.consent.Recordings;
import io.causerie.recording.link.RecordingLink;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.Manifest;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.StoredObject;
import io.causerie.rest.link.LinkUnavailable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node's work on one job, from its claim to whatever comes of it. */
final class JobRun {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final Job job;
    private final Jobs jobs;
    private final Recordings recordings;
    private final ObjectStore store;
    private final Finalizer finalizer;
    private final RecordingLink link;
    private final FinalizeLimits limits;
    private final Clock clock;
    private final WorkDirectory work;
    final Leash leash = new Leash();
    final Progress progress = new Progress();

    JobRun(Job job, Jobs jobs, Recordings recordings, ObjectStore store, Finalizer finalizer,
            RecordingLink link, FinalizeLimits limits, Clock clock, WorkDirectory work) {
        this.job = job;
        this.jobs = jobs;
        this.recordings = recordings;
        this.store = store;
        this.finalizer = finalizer;
        this.link = link;
        this.limits = limits;
        this.clock = clock;
        this.work = work;
    }

    Job job() {
        return job;
    }

    /** What is to be done follows from the log, not from the job: a replayed or repeated one does no harm. */
    void run() {
        Recording recording = recordings.findNow(job.sessionId())
                .orElseGet(() -> Recording.unknown(job.sessionId()));
        Outcome outcome = recording.outcome();
        if (isWanted(outcome)) {
            settled().ifPresentOrElse(
                    later -> jobs.release(job, later, job.tries(), "settling", ""), () -> make(recording));
        } else {
            tidy(outcome);
            jobs.remove(job);
        }
    }

    /** When to look again, if parts may still be coming. */
    private Optional<Instant> settled() {
        Instant latest = job.requestedAt().plus(limits.settleAtMost());
        return store.list(Keys.parts(job.sessionId())).stream().map(StoredObject::modifiedAt)
                .max(Instant::compareTo).map(last -> last.plus(limits.settle()))
                .map(then -> then.isBefore(latest) ? then : latest)
                .filter(then -> then.isAfter(clock.instant()));
    }

    private void make(Recording recording) {
        if (!jobs.begin(job)) {
            throw new Leash.Cut();
        }
        String run = UUID.randomUUID().toString();
        Path directory = work.create();
        try {
            Made made = finalizer.make(recording, job.attempt(), run, directory, leash, progress);
            progress.at("telling");
            tell(made);
        } catch (Rejection e) {
            store.delete(keys(Keys.run(job.sessionId(), job.attempt(), run)));
            requireUnwanted(e);
            LOG.info("The files made of session {} are not wanted: {}", job.sessionId(), e.getMessage());
        } finally {
            work.delete(directory);
        }
        recordings.findNow(job.sessionId()).ifPresent(now -> tidy(now.outcome()));
        jobs.remove(job);
    }

    /**
     * Another attempt is under way, or somebody was faster: theirs count, and the parts are theirs too. As long as the log still waits for
     * ours, a refusal is not the last word: the command side may be an older one, or something has changed while files were made.
     */
    private void requireUnwanted(Rejection refusal) {
        if (recordings.findNow(job.sessionId()).filter(now -> isWanted(now.outcome())).isPresent()) {
            throw new LinkUnavailable("The command side does not take what it waits for", refusal);
        }
    }

    private boolean isWanted(Outcome outcome) {
        return outcome.status() == RecordingStatus.PROCESSING && outcome.attempt() == job.attempt();
    }

    private void tell(Made made) {
        Manifest manifest = made.manifest();
        Manifest.MediaFile mix = manifest.mix();
        if (mix == null) {
            throw new NothingToMake(RecordingFault.NO_AUDIO);
        }
        link.stored(new RecordingCommand.StoreRecording(new SessionId(job.sessionId()), job.attempt(),
                store.bucket(), made.manifestKey(), mix.key(),
                manifest.tracks().stream().map(track -> new RecordingCommand.Track(new UserId(track.userId()),
                        track.trackId(), track.file().key(), track.file().startMs(),
                        track.file().durationMs())).toList(),
                mix.durationMs()));
    }

    /** Of what is stored, parts are no longer needed, nor are files of other runs. */
    private void tidy(Outcome outcome) {
        Outcome.Files files = outcome.files();
        if (outcome.status() != RecordingStatus.STORED || files == null) {
            return;
        }
        store.delete(keys(Keys.parts(job.sessionId())));
        String manifest = files.manifestKey();
        if (manifest != null) {
            String run = manifest.substring(0, manifest.lastIndexOf('/') + 1);
            List<String> kept = files.tracks().stream().map(Outcome.Track::key).toList();
            store.delete(keys(Keys.recording(job.sessionId())).stream()
                    .filter(key -> !key.startsWith(run) && !kept.contains(key)).toList());
        }
    }

    private List<String> keys(String prefix) {
        return store.list(prefix).stream().map(StoredObject::key).toList();
    }

    /** The attempt came to nothing. */
    void fail(RecordingFault fault) {
        LOG.warn("No files could be made of session {}: {}", job.sessionId(), fault.code());
        link.failed(new RecordingCommand.FailRecording(new SessionId(job.sessionId()), job.attempt(), fault));
        jobs.remove(job);
    }
}
