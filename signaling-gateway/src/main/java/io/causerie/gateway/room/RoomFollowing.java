package io.causerie.gateway.room;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps this node's rooms at the end of the log, from before the server takes its first connection. Each node reads for
 * itself, from where the stored rows end.
 */
public final class RoomFollowing implements SmartLifecycle {
    /** When processors run, and well before the web server. */
    private static final int PHASE = (Integer.MAX_VALUE >> 1) + 1000;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
    private static final Logger LOG = LoggerFactory.getLogger(RoomFollowing.class);
    private static final String NAME = "gateway-rooms-of-this-node";

    private final LiveRooms rooms = new LiveRooms();
    private final LivePeople people;
    private final RoomFollower follower;
    private final EventStore events;
    private final Supplier<List<RoomListener>> listeners;
    private final RoomFollowingLimits limits;
    private final EventProcessorSpanFactory spans;
    private @Nullable TrackingEventProcessor processor;

    /** {@code listeners}: asked for when it starts, since they need the rooms themselves. */
    public RoomFollowing(EventStore events, RoomRows rows, Names names, Clock clock,
            Supplier<List<RoomListener>> listeners, RoomFollowingLimits limits,
            Function<String, EventProcessorSpanFactory> spans) {
        this.people = new LivePeople(names, clock);
        this.follower = new RoomFollower(rooms, people, rows, clock);
        this.events = events;
        this.listeners = listeners;
        this.limits = limits;
        this.spans = spans.apply(NAME);
    }

    public Rooms rooms() {
        return rooms;
    }

    public People people() {
        return people;
    }

    /** Whether {@link Rooms} and {@link People} are those of the log when this node started, or later ones. */
    public boolean isLive() {
        return follower.isLive();
    }

    /** The position of the log that {@link Rooms} and {@link People} show. */
    public long position() {
        return follower.position();
    }

    /** How many events this node has read since it started. */
    public long eventsRead() {
        return follower.eventsRead();
    }

    @Override
    public synchronized void start() {
        long from = follower.load();
        follower.tell(listeners.get(), positionOf(events.createHeadToken()));
        processor = processorFrom(from);
        processor.start();
        awaitLive();
    }

    private void awaitLive() {
        long deadline = System.nanoTime() + limits.startTimeout().toNanos();
        while (!isLive() && System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        if (isLive()) {
            LOG.info("Rooms are at position {} of the log after reading {} events", position(), eventsRead());
        } else {
            LOG.warn(
                    "Rooms are only at position {} of the log; this node is not ready until they are at its end",
                    position());
        }
    }

    private TrackingEventProcessor processorFrom(long position) {
        return TrackingEventProcessor.builder().name(NAME).spanFactory(spans)
                .eventHandlerInvoker(new WholeLog(follower)).messageSource(events)
                .tokenStore(new InMemoryTokenStore()).transactionManager(NoTransactionManager.instance())
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration
                        .forSingleThreadedProcessing().andBatchSize(limits.batchSize())
                        .andInitialTrackingToken(_ -> new GlobalSequenceTrackingToken(position)))
                .build();
    }

    @Override
    public synchronized void stop() {
        if (processor != null) {
            processor.shutDown();
            processor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return processor != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    /** Every event, also those nobody here waits for: the position counts them all. */
    private record WholeLog(RoomFollower follower) implements EventHandlerInvoker {
        @Override
        public boolean canHandle(EventMessage<?> event, Segment segment) {
            return true;
        }

        @Override
        public void handle(EventMessage<?> event, Segment segment) {
            follower.on(event.getPayload(), positionOf(((TrackedEventMessage<?>) event).trackingToken()));
        }
    }
}
