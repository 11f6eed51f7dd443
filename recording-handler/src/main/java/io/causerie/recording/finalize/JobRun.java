package io.causerie.recording.finalize;

import io.causerie.recording.media.Leash;
import io.causerie.recording.media.WorkDirectory;
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
import io.causerie.rest.link.LinkUnavailable;
import io.causerie.rest.problem.Unavailable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final WorkDirectory work;
    private final Settling settling;
    private final SessionFiles files;
    private volatile @Nullable String made;
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
        this.work = work;
        this.settling = new Settling(store, limits, clock);
        this.files = new SessionFiles(store, job.sessionId());
        this.made = job.made();
    }

    Job job() {
        return job;
    }

    /** As it is to be when we let go of it. */
    Job left() {
        return job.keeping(made);
    }

    /**
     * What is to be done follows from the log, not from the job: a replayed or repeated one does no harm. Whether files were made, and are
     * told.
     */
    boolean run() {
        Recording recording = recordings.findNow(job.sessionId())
                .orElseGet(() -> Recording.unknown(job.sessionId()));
        if (!isWanted(recording.outcome())) {
            finish(recording.outcome());
            return false;
        }
        if (job.unfinished() >= limits.maxTries()) {
            LOG.error("Processes die of making the files of session {}", job.sessionId());
            fail(RecordingFault.PROCESSING_FAILED);
            return false;
        }
        return toldAgain() || made(recording);
    }

    /** If they had been made before, and only this was left to do; not if they are gone. */
    private boolean toldAgain() {
        String key = made;
        Optional<Manifest> manifest = Optional.ofNullable(key).flatMap(files::manifest);
        if (key == null || manifest.isEmpty()) {
            made = null;
            return false;
        }
        tell(key, manifest.get());
        return true;
    }

    private boolean made(Recording recording) {
        Optional<Instant> later = settling.until(recording, job);
        if (later.isPresent()) {
            jobs.release(left().free(later.get(), "settling"));
            return false;
        }
        if (!jobs.begin(job)) {
            throw new Leash.Cut();
        }
        String run = UUID.randomUUID().toString();
        Path directory = work.create();
        try {
            Made fresh = finalizer.make(recording, job.attempt(), run, directory, leash, progress);
            // Those that were on their way when parts began to be refused.
            if (settling.isInTime(recording, job) && files.hasPartsBeside(fresh.read())) {
                throw new Unavailable("Parts have come since; they are to be in the files");
            }
            requireOurs();
            tell(fresh.manifestKey(), fresh.manifest());
            return true;
        } catch (RuntimeException e) {
            if (made == null) {
                files.discard(Keys.run(job.sessionId(), job.attempt(), run), e);
            }
            throw e;
        } finally {
            work.delete(directory);
        }
    }

    /** For as long as it takes to tell: two nodes that both have made the files are not to tell both. */
    private void requireOurs() {
        progress.at("telling");
        if (!jobs.renew(job, limits.lease(), progress.step(), progress.percent())) {
            throw new Leash.Cut();
        }
    }

    private void tell(String manifestKey, Manifest manifest) {
        Manifest.MediaFile mix = manifest.mix();
        if (mix == null) {
            throw new NothingToMake(RecordingFault.NO_AUDIO);
        }
        // From here on it may be in the log, whatever the answer: the files stay, and are told again.
        made = manifestKey;
        try {
            link.stored(new RecordingCommand.StoreRecording(new SessionId(job.sessionId()), job.attempt(),
                    store.bucket(), manifestKey, mix.key(), manifest.tracks().stream().map(JobRun::track)
                            .toList(),
                    mix.durationMs()));
        } catch (Rejection e) {
            made = null;
            files.discard(SessionFiles.runOf(manifestKey), e);
            requireUnwanted(e);
            LOG.info("The files made of session {} are not wanted: {}", job.sessionId(), e.getMessage());
        }
        recordings.findNow(job.sessionId()).ifPresent(now -> finish(now.outcome()));
    }

    private static RecordingCommand.Track track(Manifest.Track track) {
        return new RecordingCommand.Track(new UserId(track.userId()), track.trackId(), track.file().key(),
                track.file().startMs(), track.file().durationMs());
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

    private void finish(Outcome outcome) {
        files.tidy(outcome);
        jobs.remove(job);
    }

    /** The attempt came to nothing. */
    void fail(RecordingFault fault) {
        LOG.warn("No files could be made of session {}: {}", job.sessionId(), fault.code());
        link.failed(new RecordingCommand.FailRecording(new SessionId(job.sessionId()), job.attempt(), fault));
        jobs.remove(job);
    }
}
