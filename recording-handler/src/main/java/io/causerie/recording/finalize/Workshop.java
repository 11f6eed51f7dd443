package io.causerie.recording.finalize;

import io.causerie.recording.media.BundledFfmpeg;
import io.causerie.recording.media.Ffmpeg;
import io.causerie.recording.media.FfmpegSettings;
import io.causerie.recording.media.NoFfmpeg;
import io.causerie.recording.media.WorkDirectory;
import io.causerie.recording.consent.Recordings;
import io.causerie.recording.link.RecordingLink;
import io.causerie.recording.store.ObjectStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this node makes files with: ffmpeg and a directory to work in. */
public final class Workshop {
    private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);

    private final @Nullable Ffmpeg ffmpeg;
    private final FfmpegSettings settings;
    private final FinalizeLimits limits;
    private final WorkDirectory work;

    private Workshop(@Nullable Ffmpeg ffmpeg, FfmpegSettings settings, FinalizeLimits limits) {
        this.ffmpeg = ffmpeg;
        this.settings = settings;
        this.limits = limits;
        this.work = new WorkDirectory(Objects.requireNonNullElseGet(limits.workDirectory(),
                () -> Path.of(System.getProperty("java.io.tmpdir"), "causerie-recording")).toAbsolutePath());
    }

    /** Fails with {@link NoFfmpeg} if there is none and the settings require one. */
    public static Workshop equipped(FfmpegSettings settings, FinalizeLimits limits,
            @Nullable BundledFfmpeg bundled) {
        try {
            return new Workshop(Ffmpeg.found(settings, bundled), settings, limits);
        } catch (NoFfmpeg e) {
            if (settings.required()) {
                throw e;
            }
            LOG.error(e.getMessage());
            return new Workshop(null, settings, limits);
        }
    }

    /** What makes mixes anew; empty without ffmpeg. */
    public Optional<Remix> remix(ObjectStore store) {
        return Optional.ofNullable(ffmpeg).map(program -> new Remix(store, program, settings, work));
    }

    /** A worker that can be started; without ffmpeg it leaves all jobs to other nodes. */
    public FinalizeWorker worker(Jobs jobs, Recordings recordings, ObjectStore store, RecordingLink link,
            boolean exclusive, FinalizeMeters meters, Clock clock) {
        work.clean();
        if (ffmpeg == null) {
            return new FinalizeWorker(jobs, _ -> {
                throw new IllegalStateException("no ffmpeg");
            }, limits.withoutWorkers(), meters, clock, "", exclusive);
        }
        Finalizer finalizer = new Finalizer(store, ffmpeg, settings, clock);
        return new FinalizeWorker(jobs,
                job -> new JobRun(job, jobs, recordings, store, finalizer, link, limits, clock, work), limits,
                meters, clock, UUID.randomUUID().toString(), exclusive);
    }
}
