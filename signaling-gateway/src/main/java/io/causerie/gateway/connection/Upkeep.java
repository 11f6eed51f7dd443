package io.causerie.gateway.connection;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** One thread that looks after all sockets, and sends them away before the web server stops. */
public final class Upkeep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final long TICK_MS = 250;
    /** How long the others have to close their side when the node stops. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Engine engine;
    private volatile boolean running;
    private ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    public Upkeep(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void start() {
        engine.open();
        timer = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("gateway-upkeep").factory());
        timer.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
        running = true;
    }

    private void tick() {
        try {
            engine.tick();
        } catch (RuntimeException e) {
            LOG.error("Looking after the sockets failed", e);
        }
    }

    /** Before everything else stops, so that what the last messages need is still there. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public void stop() {
        try {
            engine.drain().get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.info("{} sockets have not closed in time", engine.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        timer.shutdownNow();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
