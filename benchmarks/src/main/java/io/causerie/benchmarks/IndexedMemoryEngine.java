package io.causerie.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Axon's in-memory engine, which goes through all events to find those of one aggregate: with an index, since it would
 * else be a slower baseline with every command.
 */
final class IndexedMemoryEngine extends InMemoryEventStorageEngine {
    private final Map<String, List<DomainEventMessage<?>>> byAggregate = new ConcurrentHashMap<>();

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        super.appendEvents(events);
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().onPrepareCommit(unit -> index(events));
        } else {
            index(events);
        }
    }

    private void index(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            if (event instanceof DomainEventMessage<?> ofAggregate) {
                byAggregate
                        .computeIfAbsent(ofAggregate.getAggregateIdentifier(),
                                id -> new CopyOnWriteArrayList<>())
                        .add(ofAggregate);
            }
        }
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        List<DomainEventMessage<?>> events = byAggregate.getOrDefault(aggregateIdentifier, List.of());
        return DomainEventStream
                .of(events.stream().filter(event -> event.getSequenceNumber() >= firstSequenceNumber)
                        .toList());
    }
}
