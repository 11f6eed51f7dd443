package io.causerie.query.projection;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.causerie.eventlog.axon.LogFollowing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One projection on this node: a follower of the log for the rows that are read, and one for those that a replay is making. Which there
 * have to be says the projection's position, whoever changed it; so it is looked at again and again. Of all nodes'
 * followers of the same rows one has the claim and works.
 */
public final class ProjectionRun implements EventProcessor, Lifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRun.class);

    private final Projection projection;
    private final Function<Generation, TrackingEventProcessor> followers;
    private final Positions positions;
    private final Keeping keeping;
    private final LogFollowing following;
    private final ProjectionLimits limits;
    private final Clock clock;
    private final List<MessageHandlerInterceptor<? super EventMessage<?>>> interceptors = new ArrayList<>();
    private final Map<Integer, TrackingEventProcessor> running = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService watch;
    private boolean hasBegun;
    private boolean isAway;

    ProjectionRun(Projection projection, Function<Generation, TrackingEventProcessor> followers,
            Positions positions, Keeping keeping, LogFollowing following, ProjectionLimits limits,
            Clock clock) {
        this.projection = projection;
        this.followers = followers;
        this.positions = positions;
        this.keeping = keeping;
        this.following = following;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public String getName() {
        return projection.name();
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onStart(Phase.INBOUND_EVENT_CONNECTORS, this::start);
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS, this::shutDown);
    }

    @Override
    public synchronized void start() {
        if (watch == null) {
            watch = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("projection-" + projection.name()).factory());
            watch.scheduleWithFixedDelay(this::tryLook, 0, limits.watchInterval().toNanos(), NANOSECONDS);
        }
    }

    @Override
    public void shutDown() {
        synchronized (this) {
            if (watch == null) {
                return;
            }
            watch.close();
            watch = null;
        }
        retain(Set.of());
    }

    /** Looks at once whether there is something else to be done. */
    public synchronized void wake() {
        if (watch != null) {
            watch.execute(this::tryLook);
        }
    }

    private void tryLook() {
        try {
            look();
            isAway = false;
        } catch (RuntimeException e) {
            if (!isAway) {
                LOG.warn("Could not look how projection {} is to be kept, trying on: {}", getName(),
                        e.toString());
            }
            isAway = true;
        }
    }

    private void look() {
        if (!hasBegun) {
            positions.begin(getName());
            hasBegun = true;
        }
        ProjectionPosition at = positions.of(getName());
        Set<Integer> wanted = new HashSet<>();
        if (!at.paused()) {
            wanted.add(at.generation());
            Optional.ofNullable(at.next()).ifPresent(next -> wanted.add(next.generation()));
        }
        retain(wanted);
        wanted.forEach(number -> running.computeIfAbsent(number, this::started));
        if (at.oldest() < at.generation() && at.takenOverAt() != null
                && at.takenOverAt().plus(limits.keepReplaced()).isBefore(clock.instant())) {
            drop(at.oldest(), at.generation());
        }
    }

    private TrackingEventProcessor started(int number) {
        Generation generation = new Generation(projection, number);
        keeping.prepare(generation);
        TrackingEventProcessor follower = followers.apply(generation);
        interceptors.forEach(follower::registerHandlerInterceptor);
        follower.start();
        return follower;
    }

    private void retain(Set<Integer> wanted) {
        List<Integer> others = running.keySet().stream().filter(number -> !wanted.contains(number)).toList();
        others.forEach(number -> running.remove(number).shutDown());
    }

    private void drop(int from, int before) {
        for (int number = from; number < before; number++) {
            Generation generation = new Generation(projection, number);
            keeping.drop(generation);
            following.forget(generation.processor());
        }
        positions.dropped(getName(), before);
    }

    /** What stopped the rows that are read, or those in the making; null if nothing did, or another node keeps them. It is tried again. */
    public @Nullable String error() {
        return running.values().stream().flatMap(one -> one.processingStatus().values().stream())
                .filter(EventTrackerStatus::isErrorState).map(status -> String.valueOf(status.getError()))
                .findFirst().orElse(null);
    }

    @Override
    public synchronized boolean isRunning() {
        return watch != null;
    }

    @Override
    public boolean isError() {
        return error() != null;
    }

    @Override
    public List<MessageHandlerInterceptor<? super EventMessage<?>>> getHandlerInterceptors() {
        return List.copyOf(interceptors);
    }

    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super EventMessage<?>> interceptor) {
        interceptors.add(interceptor);
        return () -> interceptors.remove(interceptor);
    }
}
