package io.causerie.recording.erasure;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for what is to be erased, and sweeps when it is this node's turn. */
public final class Housekeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration LATER = Duration.ofSeconds(10);

    private final Erasures erasures;
    private final Optional<Eraser> eraser;
    private final Retention retention;
    private final RetentionSettings settings;
    private @Nullable ScheduledExecutorService timer;

    /** {@code eraser}: empty on a node that has no ffmpeg. */
    public Housekeeper(Erasures erasures, Optional<Eraser> eraser, Retention retention,
            RetentionSettings settings) {
        this.erasures = erasures;
        this.eraser = eraser;
        this.retention = retention;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("recording-housekeeper").factory());
        long poll = settings.erasurePoll().toMillis();
        timer.scheduleWithFixedDelay(this::look, poll, poll, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            eraser.ifPresent(able -> erasures.claim(LEASE).ifPresent(one -> erase(able, one)));
            if (erasures.maySweep(settings.sweepEvery())) {
                retention.sweep();
            }
        } catch (RuntimeException e) {
            LOG.warn("Housekeeping was not finished; trying again: {}", e.toString());
        }
    }

    private void erase(Eraser able, Erasure erasure) {
        boolean finished = false;
        try {
            finished = able.erase(erasure.userId());
        } finally {
            if (finished) {
                erasures.done(erasure);
                LOG.info("What one user said was erased, as was asked for at {}", erasure.requestedAt());
            } else {
                erasures.postpone(erasure, LATER);
            }
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
