package io.causerie.recording.consent;

import io.causerie.api.session.SessionEvent;
import io.causerie.eventlog.axon.RowsBeforeToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.context.SmartLifecycle;

/** Follows the log into the rows, on the one node that holds the claim; then tells the listeners. */
public final class LogFollowing implements SmartLifecycle {
    /** The processor's name, and so its token's. */
    public static final String NAME = "recording-grants";
    /** When processors run, and well before the web server. */
    private static final int PHASE = (Integer.MAX_VALUE >> 1) + 1000;
    private static final String BATCH = LogFollowing.class.getName();

    private record Seen(Object event, String id, long position) {}

    private final RecordingRows rows;
    private final Supplier<List<LogListener>> listeners;
    private final TrackingEventProcessor processor;

    public LogFollowing(RecordingRows rows, Supplier<List<LogListener>> listeners, TokenStore tokens,
            EventStore events, FollowingLimits limits) {
        this.rows = rows;
        this.listeners = listeners;
        this.processor = TrackingEventProcessor.builder().name(NAME).eventHandlerInvoker(new Collecting())
                .messageSource(events).tokenStore(new RowsBeforeToken(tokens, new Writing()))
                .transactionManager(NoTransactionManager.instance()).storingTokensAfterProcessing()
                // Axon's own default wraps the first token as a replay.
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration
                        .forSingleThreadedProcessing().andBatchSize(limits.batchSize())
                        .andInitialTrackingToken(StreamableMessageSource::createTailToken))
                .build();
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

    private static List<Seen> batch() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(BATCH, _ -> new ArrayList<>());
    }

    /** Every event, also those no row is about: the position counts them all. */
    private static final class Collecting implements EventHandlerInvoker {
        @Override
        public boolean canHandle(EventMessage<?> event, Segment segment) {
            return true;
        }

        @Override
        public void handle(EventMessage<?> event, Segment segment) {
            batch().add(new Seen(event.getPayload(), event.getIdentifier(),
                    ((TrackedEventMessage<?>) event).trackingToken().position().orElse(0)));
        }
    }

    private final class Writing implements RowsBeforeToken.RowWriting {
        @Override
        public void beforeToken() {
            CurrentUnitOfWork.ifStarted(_ -> {
                List<Seen> seen = List.copyOf(batch());
                batch().clear();
                rows.write(changed(seen));
                seen.forEach(one -> listeners.get().forEach(listener -> listener.on(one.event())));
            });
        }

        @Override
        public void afterToken(long position) {
            rows.advance(position);
        }

        private List<Recording> changed(List<Seen> seen) {
            Set<String> ids = new LinkedHashSet<>();
            seen.forEach(one -> {
                if (one.event() instanceof SessionEvent e) {
                    ids.add(e.sessionId());
                }
            });
            Map<String, Recording> all = new LinkedHashMap<>();
            rows.findAll(ids).forEach(row -> all.put(row.sessionId(), row));
            seen.forEach(one -> {
                if (one.event() instanceof SessionEvent e) {
                    all.put(e.sessionId(),
                            all.getOrDefault(e.sessionId(), Recording.unknown(e.sessionId())).after(e,
                                    one.id(), one.position()));
                }
            });
            return List.copyOf(all.values());
        }
    }
}
