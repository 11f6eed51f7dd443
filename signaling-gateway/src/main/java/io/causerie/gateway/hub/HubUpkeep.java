package io.causerie.gateway.hub;

import io.causerie.gateway.hub.Expectations.Absent;
import io.causerie.gateway.hub.Presence.Expired;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Hands out those whose hold has run out and those who never came: the dead man's switch. */
public final class HubUpkeep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(HubUpkeep.class);

    private final Presence presence;
    private final Expectations expectations;
    private final HubListener listener;
    private final Duration every;
    private volatile boolean running;
    private ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    public HubUpkeep(Hub hub, HubListener listener, Duration every) {
        this.presence = hub.presence();
        this.expectations = hub.expectations();
        this.listener = listener;
        this.every = every;
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("hub-upkeep").factory());
        workers = Executors.newVirtualThreadPerTaskExecutor();
        timer.scheduleWithFixedDelay(this::handOut, every.toMillis(), every.toMillis(),
                TimeUnit.MILLISECONDS);
        running = true;
    }

    private void handOut() {
        try {
            presence.takeExpired().forEach(expired -> workers.execute(() -> leaveFor(expired)));
            expectations.takeAbsent().forEach(absent -> workers.execute(() -> leaveFor(absent)));
        } catch (RuntimeException e) {
            LOG.warn("Could not look for those who are not there: {}", e.toString());
        }
    }

    private void leaveFor(Expired expired) {
        attempt(() -> {
            listener.expired(expired.userId(), expired.connectionId());
            presence.gone(expired.userId(), expired.connectionId());
        });
    }

    private void leaveFor(Absent absent) {
        attempt(() -> {
            listener.absent(absent.userId(), absent.sessionId());
            expectations.forget(absent.sessionId(), absent.userId());
        });
    }

    private static void attempt(Runnable leaving) {
        try {
            leaving.run();
        } catch (RuntimeException e) {
            LOG.warn("Could not leave for somebody who is not there; will be tried again: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        timer.shutdownNow();
        workers.shutdown();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
