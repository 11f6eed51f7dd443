package io.causerie.command.config;

import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Makes the repositories of aggregates, all in the same way. */
public final class AggregateRepositories {
    private AggregateRepositories() {}

    /**
     * A repository of {@code type}. Another aggregate's id finds nothing in it: ids come from clients, and one kind's
     * commands must not reach another's history.
     *
     * @param cache what keeps aggregates between commands; only where no other process can write
     */
    public static <T> Repository<T> repository(Class<T> type, EventStore events, @Nullable Cache cache) {
        String name = type.getAnnotation(AggregateRoot.class).type();
        EventSourcingRepository.Builder<T> builder = EventSourcingRepository.builder(type).eventStore(events)
                .eventStreamFilter(event -> name.equals(event.getType()));
        return cache == null ? builder.build() : builder.cache(cache).build();
    }
}
