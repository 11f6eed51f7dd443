package io.causerie.recording.erasure;

import io.causerie.recording.media.Leash;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Works on what is to be erased, one session after the other, and sweeps when it is this node's turn. */
public final class Housekeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);
    private static final int THREADS = 3;
    private static final int RENEWALS_PER_LEASE = 3;
    private static final int MOST_DOUBLINGS = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private record Held(Erasure erasure, Leash leash) {}

    private final Erasures erasures;
    private final Eraser eraser;
    private final SweepTurns turns;
    private final Retention retention;
    private final RetentionSettings settings;
    private final Clock clock;
    private volatile @Nullable Held held;
    private @Nullable ScheduledExecutorService timer;

    public Housekeeper(Erasures erasures, Eraser eraser, SweepTurns turns, Retention retention,
            RetentionSettings settings, Clock clock) {
        this.erasures = erasures;
        this.eraser = eraser;
        this.turns = turns;
        this.retention = retention;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        timer = Executors.newScheduledThreadPool(THREADS,
                Thread.ofPlatform().daemon().name("recording-housekeeper-", 0).factory());
        long poll = settings.erasurePoll().toMillis();
        timer.scheduleWithFixedDelay(quietly(this::erase), poll, poll, TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(quietly(this::sweep), poll, poll, TimeUnit.MILLISECONDS);
        long renewal = settings.erasureLease().toMillis() / RENEWALS_PER_LEASE;
        timer.scheduleAtFixedRate(quietly(this::renew), renewal, renewal, TimeUnit.MILLISECONDS);
    }

    private static Runnable quietly(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                LOG.warn("Housekeeping was not finished; trying again: {}", e.toString());
            }
        };
    }

    private void erase() {
        Optional<Erasure> next = erasures.claim(settings.erasureLease());
        while (next.isPresent() && isRunning()) {
            erase(next.get());
            next = erasures.claim(settings.erasureLease());
        }
    }

    private void erase(Erasure erasure) {
        Leash leash = new Leash();
        held = new Held(erasure, leash);
        try {
            if (eraser.erase(erasure, leash)) {
                erasures.done(erasure);
                LOG.info("What was to be erased of session {} is erased", erasure.sessionId());
            } else {
                erasures.release(erasure, clock.instant().plus(settings.erasurePoll()), erasure.tries(),
                        "Its files are being made");
            }
        } catch (Leash.Cut e) {
            LOG.debug("Left to another node", e);
        } catch (RuntimeException e) {
            Duration pause = pause(erasure.tries() + 1);
            LOG.warn("Session {} is not erased yet, next try in {}: {}", erasure.sessionId(), pause,
                    e.toString());
            erasures.release(erasure, clock.instant().plus(pause), erasure.tries() + 1, e.toString());
        } finally {
            held = null;
        }
    }

    private Duration pause(int tries) {
        long doubled = settings.erasurePoll().toMillis() << Math.min(MOST_DOUBLINGS, tries);
        long most = Math.min(LONGEST_PAUSE.toMillis(), doubled);
        return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
    }

    private void renew() {
        Held now = held;
        if (now != null && !erasures.renew(now.erasure(), settings.erasureLease())) {
            now.leash().cut();
        }
    }

    private void sweep() {
        if (turns.take(settings.sweepEvery())) {
            retention.sweep();
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
        Held now = held;
        if (now != null) {
            now.leash().cut();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
