package io.causerie.gateway.bridge;

import io.causerie.eventlog.LogPosition;
import io.causerie.eventlog.axon.LogFollowing;
import io.causerie.eventlog.axon.RowsBeforeToken.RowWriting;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the log into the topic, on the one node that holds the claim. The token is stored after what it covers was
 * acknowledged: a crash in between tells a batch again, with the same ids.
 */
public final class Bridge implements SmartLifecycle {
    /** The processor's name, and so its token's. */
    public static final String NAME = "kafka-bridge";
    private static final int SEGMENT = 0;
    private static final Duration KEEP_EVERY = Duration.ofMillis(250);
    private static final int PHASE = (Integer.MAX_VALUE >> 1) + 1000;
    private static final String BATCH = Bridge.class.getName();

    private final Topic topic;
    private final TokenStore tokens;
    private final ToldPosition told;
    private final LogPosition log;
    private final BridgeMeters meters;
    private final BridgeState state;
    private final TrackingEventProcessor processor;
    private volatile boolean stopping;
    private volatile long keptAt = System.nanoTime() - KEEP_EVERY.toNanos();

    public Bridge(Topic topic, LogFollowing following, TokenStore tokens, ToldPosition told,
            EventStore events, LogPosition log,
            MessageMonitor<? super EventMessage<?>> monitor, MeterRegistry registry, BridgeMeters meters,
            BridgeState state, BridgeLimits limits) {
        this.topic = topic;
        this.tokens = tokens;
        this.told = told;
        this.log = log;
        this.meters = meters;
        this.state = state;
        this.processor = following.follower(NAME, limits.batchSize(), new Telling())
                .eventHandlerInvoker(new Collecting()).messageSource(events).messageMonitor(monitor).build();
        BridgeMeters.lag(registry, this, Bridge::lag);
    }

    /** Up to where the log was told, on the node that tells. */
    public OptionalLong position() {
        EventTrackerStatus status = processor.processingStatus().get(SEGMENT);
        TrackingToken token = status == null ? null : status.getTrackingToken();
        return token == null ? OptionalLong.empty() : token.position();
    }

    /** The position of the log's last event. */
    public long head() {
        return log.position();
    }

    private double lag() {
        OptionalLong told = position();
        return told.isPresent() ? Math.max(0, log.position() - told.getAsLong()) : Double.NaN;
    }

    @Override
    public void start() {
        stopping = false;
        processor.start();
    }

    @Override
    public void stop() {
        stopping = true;
        processor.shutDown();
        topic.close();
    }

    @Override
    public boolean isRunning() {
        return processor.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void keepClaim() {
        if (stopping) {
            throw new UnableToClaimTokenException("This node is stopping");
        }
        long now = System.nanoTime();
        if (now - keptAt > KEEP_EVERY.toNanos()) {
            tokens.extendClaim(NAME, SEGMENT);
            keptAt = now;
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Message> batch() {
        return (List<Message>) CurrentUnitOfWork.get().root().getOrComputeResource(BATCH,
                _ -> new ArrayList<Message>());
    }

    /** Every event, also those that nobody is told of: the position counts them all. */
    private static final class Collecting implements EventHandlerInvoker {
        @Override
        public boolean canHandle(EventMessage<?> event, Segment segment) {
            return true;
        }

        @Override
        public void handle(EventMessage<?> event, Segment segment) {
            messageOf((TrackedEventMessage<?>) event).ifPresent(batch()::add);
        }
    }

    static Optional<Message> messageOf(TrackedEventMessage<?> event) {
        return V1Mapping.message(event.getPayload(), event.getIdentifier(),
                event.trackingToken().position().orElse(0), event.getTimestamp());
    }

    private final class Telling implements RowWriting {
        @Override
        public void beforeToken(@Nullable TrackingToken token) {
            CurrentUnitOfWork.ifStarted(_ -> tell(batch()));
        }

        private void tell(List<Message> messages) {
            if (!messages.isEmpty()) {
                try {
                    topic.tell(List.copyOf(messages), Bridge.this::keepClaim);
                } finally {
                    state.idle();
                }
                meters.sent(messages);
                messages.clear();
            }
        }

        @Override
        public void afterToken(@Nullable TrackingToken token) {
            told.write(token == null ? 0 : token.position().orElse(0));
        }
    }
}
