package io.causerie.eventlog.axon;

import io.causerie.eventlog.Commit;
import io.causerie.eventlog.CommitLog;
import io.causerie.eventlog.CommitStore.SequenceTaken;
import io.causerie.eventlog.StoreUnavailable;
import io.causerie.eventlog.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event storage on the commit log. The events of a unit of work are one commit. A token is the position
 * of the last event seen ({@link GlobalSequenceTrackingToken}; 0 is the log's beginning). An event's timestamp is
 * its commit's. There are no snapshots.
 *
 * <p>Appending fails with Axon's {@code ConcurrencyException} (or {@code AggregateStreamCreationException} for
 * an aggregate's first event) when another event has the place, and with {@link StoreUnavailable} when the store is away. Tracking
 * reads never fail because the store is away: they find nothing until it is back.
 */
public final class CommitLogStorageEngine extends BatchingEventStorageEngine {
    private static final int FETCHED_AT_ONCE = 500;

    private final CommitLog log;
    private final PatientReader reader;

    public CommitLogStorageEngine(CommitLog log, Serializer eventSerializer, EventUpcaster upcasters) {
        super(new Builder(eventSerializer, upcasters));
        this.log = log;
        this.reader = new PatientReader(log);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        try {
            log.append(events.stream().map(event -> stored(event, serializer)).toList());
        } catch (SequenceTaken e) {
            EventMessage<?> refused = events.stream()
                    .filter(event -> e.keys().contains(stored(event, serializer).key())).findFirst()
                    .<EventMessage<?>>map(event -> event).orElse(events.getFirst());
            handlePersistenceException(e, refused);
        } catch (IllegalArgumentException e) {
            throw new EventStoreException("The events do not fit in a commit", e);
        }
    }

    private static StoredEvent stored(EventMessage<?> message, Serializer serializer) {
        var payload = message.serializePayload(serializer, String.class);
        String metadata = message.serializeMetaData(serializer, String.class).getData();
        boolean ofAggregate = message instanceof DomainEventMessage<?>;
        String type = ofAggregate ? ((DomainEventMessage<?>) message).getType() : "";
        return new StoredEvent(message.getIdentifier(), type == null ? "" : type,
                ofAggregate
                        ? ((DomainEventMessage<?>) message).getAggregateIdentifier()
                        : message.getIdentifier(),
                ofAggregate ? ((DomainEventMessage<?>) message).getSequenceNumber() : 0,
                payload.getType().getName(), payload.getType().getRevision(), payload.getData(), metadata);
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken,
            int batchSize) {
        return reader.readAfter(position(lastToken), batchSize).stream().map(LoggedEventData::new).toList();
    }

    private static long position(@Nullable TrackingToken token) {
        if (token == null) {
            return 0;
        }
        if (token instanceof GlobalSequenceTrackingToken sequence) {
            return sequence.getGlobalIndex();
        }
        throw new IllegalArgumentException("not a token of this log: " + token);
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String aggregateIdentifier,
            long firstSequenceNumber, int batchSize) {
        return log.readAggregate(aggregateIdentifier, firstSequenceNumber, batchSize).stream()
                .map(LoggedEventData::new).toList();
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.head());
    }

    /** The token after which come the events appended at {@code dateTime} or later. */
    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        long first = 1;
        long end = log.head() + 1;
        while (first < end) {
            Optional<Commit> middle = log.containing(first + (end - first) / 2);
            if (middle.isEmpty()) {
                throw new EventStoreException("The log has no event at " + (first + (end - first) / 2));
            }
            if (middle.get().at().isBefore(dateTime)) {
                first = middle.get().nextPosition();
            } else {
                end = middle.get().position();
            }
        }
        return new GlobalSequenceTrackingToken(first - 1);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("The log keeps no snapshots");
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }

    private static final class Builder extends BatchingEventStorageEngine.Builder {
        Builder(Serializer eventSerializer, EventUpcaster upcasters) {
            eventSerializer(eventSerializer);
            snapshotSerializer(eventSerializer);
            upcasterChain(upcasters);
            batchSize(FETCHED_AT_ONCE);
            persistenceExceptionResolver(SequenceTaken.class::isInstance);
        }
    }
}
