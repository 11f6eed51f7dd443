package io.causerie.recording.finalize;

import io.causerie.recording.media.FfmpegFailed;
import io.causerie.recording.media.Leash;
import io.causerie.api.recording.RecordingFault;
import io.causerie.rest.link.LinkUnavailable;
import io.causerie.rest.problem.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Looks for jobs, works on them, holds their leases meanwhile, and decides what becomes of failures. */
public final class FinalizeWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FinalizeWorker.class);
    private static final int RENEWALS_PER_LEASE = 3;
    private static final int MOST_DOUBLINGS = 20;
    /** Before giving up for lack of time: all of it may have passed while no node was there at all. */
    private static final int FEWEST_TRIES = 10;

    private final Jobs jobs;
    private final Function<Job, JobRun> runs;
    private final FinalizeLimits limits;
    private final FinalizeMeters meters;
    private final Clock clock;
    private final String owner;
    private final boolean exclusive;
    private final Map<JobRun, Thread> running = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService timer;

    /** {@code exclusive}: whether this is the only process there is, so that leases found at start are void. */
    FinalizeWorker(Jobs jobs, Function<Job, JobRun> runs, FinalizeLimits limits, FinalizeMeters meters,
            Clock clock, String owner, boolean exclusive) {
        this.jobs = jobs;
        this.runs = runs;
        this.limits = limits;
        this.meters = meters;
        this.clock = clock;
        this.owner = owner;
        this.exclusive = exclusive;
    }

    @Override
    public synchronized void start() {
        timer = Executors.newScheduledThreadPool(2,
                Thread.ofPlatform().daemon().name("finalize-", 0).factory());
        if (exclusive) {
            jobs.dropLeases();
        }
        long poll = limits.pollInterval().toMillis();
        timer.scheduleWithFixedDelay(() -> quietly(this::look), poll, poll, TimeUnit.MILLISECONDS);
        long renewal = limits.lease().toMillis() / RENEWALS_PER_LEASE;
        timer.scheduleAtFixedRate(() -> running.keySet().forEach(run -> quietly(() -> renew(run))), renewal,
                renewal, TimeUnit.MILLISECONDS);
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            // What it throws would end the schedule, and nobody would notice.
            LOG.warn("Jobs could not be looked after; trying again: {}", e.toString());
        }
    }

    private void look() {
        while (running.size() < limits.workers()) {
            Job job = jobs.claim(owner, limits.lease()).orElse(null);
            if (job == null) {
                return;
            }
            JobRun run = runs.apply(job);
            Thread thread = Thread.ofPlatform().name("finalize " + job.sessionId())
                    .unstarted(() -> work(run));
            running.put(run, thread);
            try {
                thread.start();
            } catch (RuntimeException | Error e) {
                running.remove(run);
                throw e;
            }
        }
    }

    private void renew(JobRun run) {
        if (!jobs.renew(run.job(), limits.lease(), run.progress.step(), run.progress.percent())) {
            LOG.warn("Another node has taken over the files of session {}", run.job().sessionId());
            run.leash.cut();
        }
    }

    private void work(JobRun run) {
        long begin = System.nanoTime();
        try {
            if (run.run()) {
                meters.done(Duration.ofNanos(System.nanoTime() - begin));
            }
        } catch (Leash.Cut e) {
            LOG.debug("Left to another node", e);
        } catch (RuntimeException | Error e) {
            quietly(() -> failed(run, e));
        } finally {
            running.remove(run);
        }
    }

    private void failed(JobRun run, Throwable e) {
        Job job = run.job();
        switch (e) {
            case NothingToMake nothing -> fail(run, nothing.fault());
            case Unavailable _,LinkUnavailable _,DataAccessException _ -> {
                boolean tooLong = job.tries() >= FEWEST_TRIES
                        && job.requestedAt().plus(limits.giveUpAfter()).isBefore(clock.instant());
                if (tooLong) {
                    fail(run, RecordingFault.STORE_UNAVAILABLE);
                } else {
                    again(run, false, e);
                }
            }
            default -> {
                if (job.faults() + 1 < limits.maxTries()) {
                    again(run, true, e);
                } else {
                    LOG.error("The files of session {} could not be made", job.sessionId(), e);
                    fail(run, e instanceof FfmpegFailed failed && failed.isOutOfTime()
                            ? RecordingFault.TIMED_OUT
                            : RecordingFault.PROCESSING_FAILED);
                }
            }
        }
    }

    private void fail(JobRun run, RecordingFault fault) {
        try {
            run.fail(fault);
            meters.failed();
        } catch (RuntimeException e) {
            again(run, false, e);
        }
    }

    private void again(JobRun run, boolean fault, Throwable e) {
        Job next = run.left().failed(fault, String.valueOf(e.getMessage()));
        Instant due = clock.instant().plus(pause(next.tries()));
        LOG.warn("The files of session {} are not made yet, next try at {}: {}", next.sessionId(), due,
                e.toString());
        meters.retried();
        jobs.release(next.free(due, "retrying"));
    }

    private Duration pause(int tries) {
        long doubled = limits.retryFirst().toMillis() << Math.min(MOST_DOUBLINGS, tries - 1);
        long most = Math.min(limits.retryMost().toMillis(), doubled);
        return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
        running.forEach((run, thread) -> {
            run.leash.cut();
            thread.interrupt();
            quietly(() -> jobs.release(run.left().free(clock.instant(), "waiting")));
        });
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
