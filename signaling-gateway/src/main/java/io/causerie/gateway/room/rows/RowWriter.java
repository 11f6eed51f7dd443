package io.causerie.gateway.room.rows;

import io.causerie.eventlog.axon.LogFollowing;
import io.causerie.eventlog.axon.RowsBeforeToken.RowWriting;
import io.causerie.gateway.room.Person;
import io.causerie.gateway.room.RoomFollowingLimits;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Follows the log into the rows, on the one node that holds the claim. */
public final class RowWriter implements SmartLifecycle {
    /** The processor's name, and so its token's. */
    public static final String NAME = "gateway-rooms";
    private static final int PHASE = (Integer.MAX_VALUE >> 1) + 1000;
    private static final String BATCH = RowWriter.class.getName();

    private final RowStore store;
    private final Clock clock;
    private final TrackingEventProcessor processor;
    private Instant sweptAt = Instant.MIN;

    public RowWriter(RowStore store, LogFollowing following, EventStore events,
            MessageMonitor<? super EventMessage<?>> monitor, Clock clock,
            RoomFollowingLimits limits) {
        this.store = store;
        this.clock = clock;
        this.processor = following.follower(NAME, limits.batchSize(), new Writing())
                .eventHandlerInvoker(new Collecting()).messageSource(events).messageMonitor(monitor).build();
    }

    @Override
    public void start() {
        processor.start();
    }

    @Override
    public void stop() {
        processor.shutDown();
    }

    @Override
    public boolean isRunning() {
        return processor.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private static Batch batch() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(BATCH, _ -> new Batch());
    }

    /** Every event, also those no row is about: the position counts them all. */
    private static final class Collecting implements EventHandlerInvoker {
        @Override
        public boolean canHandle(EventMessage<?> event, Segment segment) {
            return true;
        }

        @Override
        public void handle(EventMessage<?> event, Segment segment) {
            long position = ((TrackedEventMessage<?>) event).trackingToken().position().orElse(0);
            batch().add(event.getPayload(), position);
        }
    }

    private final class Writing implements RowWriting {
        @Override
        public void beforeToken(@Nullable TrackingToken token) {
            CurrentUnitOfWork.ifStarted(_ -> batch().writeTo(store));
        }

        @Override
        public void afterToken(@Nullable TrackingToken token) {
            store.advance(token == null ? 0 : token.position().orElse(0));
            Instant now = clock.instant();
            if (sweptAt.isBefore(now.minus(Person.SWEPT_EVERY))) {
                sweptAt = now;
                store.forgetMeetingsBefore(now.minus(Person.MEETINGS_KEPT));
            }
        }
    }
}
