package io.causerie.gateway.partner;

import io.causerie.gateway.hub.HubUnavailable;
import io.causerie.gateway.hub.WaitingPool;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Brings those together whom the passing of time has made eligible, without anybody asking. */
final class DuePairs implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DuePairs.class);

    private final WaitingPool pool;
    private final Meetings meetings;
    private final Duration every;
    private volatile boolean running;
    private ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    DuePairs(WaitingPool pool, Meetings meetings, Duration every) {
        this.pool = pool;
        this.meetings = meetings;
        this.every = every;
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("due-pairs").factory());
        timer.scheduleWithFixedDelay(this::take, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        running = true;
    }

    private void take() {
        try {
            pool.takeDue().forEach(meetings::arrangeLater);
        } catch (HubUnavailable e) {
            LOG.warn("Pairs that are due could not be looked for: {}", e.toString());
        } catch (RuntimeException e) {
            LOG.error("Pairs that are due could not be looked for", e);
        }
    }

    @Override
    public void stop() {
        timer.shutdownNow();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
