package io.causerie.rest.process;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.context.SmartLifecycle;

/** Gives this process's signs of life, from when everything else has started until anything stops. */
final class SignsOfLife implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SignsOfLife.class);
    private static final long STOP_SECONDS = 2;
    /** What comes after the start of everything, and makes it ready, has happened by then. */
    private static final Duration READY_AFTER = Duration.ofSeconds(1);

    private final Processes processes;
    private final Supplier<Identity> identity;
    private final Supplier<HealthDescriptor> health;
    private final List<ProcessFigures> figures;
    private final ProcessSettings settings;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService timer;
    private volatile boolean away;

    /** Who this process is. */
    record Identity(String id, String kind, String version) {}

    /** {@code identity}: known once the server has a port. */
    SignsOfLife(Processes processes, Supplier<Identity> identity, Supplier<HealthDescriptor> health,
            List<ProcessFigures> figures, ProcessSettings settings, Clock clock) {
        this.processes = processes;
        this.identity = identity;
        this.health = health;
        this.figures = figures;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        Identity me = identity.get();
        Instant startedAt = clock.instant();
        timer = Executors
                .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("signs-of-life").factory());
        timer.scheduleWithFixedDelay(() -> give(me, startedAt), READY_AFTER.toMillis(),
                settings.interval().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The next one is given in any case: a timer forgets a task that throws. */
    private void give(Identity me, Instant startedAt) {
        try {
            Instant now = clock.instant();
            HealthDescriptor whole = health.get();
            Runtime jvm = Runtime.getRuntime();
            processes.note(new ProcessSign(me.id(), me.kind(), me.version(), startedAt, now,
                    settings.interval(), whole.getStatus().getCode(), components(whole),
                    jvm.totalMemory() - jvm.freeMemory(), jvm.maxMemory(),
                    figures()));
            processes.forget(now.minus(settings.forgetAfter()));
            away = false;
        } catch (MongoException e) {
            say("The sign of life could not be noted; others see this process as silent", e);
        } catch (RuntimeException e) {
            say("The sign of life could not be given", e);
        }
    }

    private void say(String what, RuntimeException cause) {
        if (!away && isRunning()) {
            away = true;
            LOG.warn(what, cause);
        }
    }

    private static Map<String, String> components(HealthDescriptor whole) {
        Map<String, String> statuses = new TreeMap<>();
        if (whole instanceof CompositeHealthDescriptor composite) {
            composite.getComponents().forEach((name, one) -> statuses.put(name, one.getStatus().getCode()));
        }
        return statuses;
    }

    private Map<String, Long> figures() {
        Map<String, Long> all = new TreeMap<>();
        figures.forEach(one -> all.putAll(one.figures()));
        return all;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        timer = null;
        if (running != null) {
            end(running);
        }
    }

    private void end(ScheduledExecutorService running) {
        running.shutdown();
        try {
            if (running.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                processes.remove(identity.get().id());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (MongoException e) {
            LOG.debug("The sign of life stays, and is forgotten in time", e);
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
