package io.causerie.recording.consent;

import io.causerie.api.session.SessionEvent;
import io.causerie.eventlog.axon.LogFollowing;
import io.causerie.eventlog.axon.RowsBeforeToken.RowWriting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
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

/** Follows the log into the rows, on the one node that holds the claim; then tells the listeners. */
public final class GrantsFollower implements SmartLifecycle {
    /** The processor's name, and so its token's. */
    public static final String NAME = "recording-grants";
    /** When processors run, and well before the web server. */
    private static final int PHASE = (Integer.MAX_VALUE >> 1) + 1000;
    private static final String BATCH = GrantsFollower.class.getName();

    private record Seen(Object event, String id, long position) {}

    private final RecordingRows rows;
    private final Supplier<List<LogListener>> listeners;
    private final TrackingEventProcessor processor;

    public GrantsFollower(RecordingRows rows, Supplier<List<LogListener>> listeners, LogFollowing following,
            EventStore events, MessageMonitor<? super EventMessage<?>> monitor, FollowingLimits limits) {
        this.rows = rows;
        this.listeners = listeners;
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

    private final class Writing implements RowWriting {
        @Override
        public void beforeToken(@Nullable TrackingToken token) {
            CurrentUnitOfWork.ifStarted(_ -> {
                List<Seen> seen = List.copyOf(batch());
                batch().clear();
                rows.write(changed(seen));
                seen.forEach(one -> listeners.get().forEach(listener -> listener.on(one.event())));
            });
        }

        @Override
        public void afterToken(@Nullable TrackingToken token) {
            rows.advance(token == null ? 0 : token.position().orElse(0));
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
