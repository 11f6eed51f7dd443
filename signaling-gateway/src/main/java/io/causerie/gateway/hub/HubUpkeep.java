package io.causerie.gateway.hub;

import io.causerie.gateway.hub.Presence.Expired;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Hands out those whose hold has run out: the dead man's switch. */
public final class HubUpkeep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(HubUpkeep.class);

    private final Presence presence;
    private final HubListener listener;
    private final Duration every;
    private volatile boolean running;
    private ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    public HubUpkeep(Presence presence, HubListener listener, Duration every) {
        this.presence = presence;
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
        } catch (RuntimeException e) {
            LOG.warn("Could not look for those whose hold ran out: {}", e.toString());
        }
    }

    private void leaveFor(Expired expired) {
        try {
            listener.expired(expired.userId(), expired.connectionId());
            presence.gone(expired.userId(), expired.connectionId());
        } catch (RuntimeException e) {
            LOG.warn("Could not leave for somebody whose hold ran out; will be tried again: {}",
                    e.toString());
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
