package io.causerie.gateway.config;

import io.causerie.eventlog.axon.LogFollowing;
import io.causerie.eventlog.config.FollowingConfiguration;
import io.causerie.eventlog.tracing.FollowerSpans;
import io.causerie.eventlog.tracing.Traces;
import io.causerie.gateway.room.Names;
import io.causerie.gateway.room.People;
import io.causerie.gateway.room.RoomFollowing;
import io.causerie.gateway.room.RoomFollowingLimits;
import io.causerie.gateway.room.RoomListener;
import io.causerie.gateway.room.Rooms;
import io.causerie.gateway.room.rows.RowStore;
import io.causerie.gateway.room.rows.RowWriter;
import io.causerie.gateway.room.rows.StoredNames;
import java.time.Clock;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;

/** Rooms that follow the log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoomFollowingLimits.class)
@Import(FollowingConfiguration.class)
class RoomConfiguration {
    @Bean
    RowStore gatewayRowStore(MongoOperations mongo) {
        return new RowStore(mongo);
    }

    @Bean
    Names gatewayNames(MongoOperations mongo, Clock clock) {
        return new StoredNames(mongo, clock);
    }

    @Bean
    RowWriter gatewayRowWriter(RowStore rows, LogFollowing following, EventStore events, Clock clock,
            RoomFollowingLimits limits, org.axonframework.config.Configuration axon) {
        return new RowWriter(rows, following, events,
                axon.messageMonitor(TrackingEventProcessor.class, RowWriter.NAME), clock, limits);
    }

    @Bean
    RoomFollowing roomFollowing(EventStore events, RowStore rows, Names names, Clock clock,
            ObjectProvider<RoomListener> listeners, RoomFollowingLimits limits, Traces traces) {
        return new RoomFollowing(events, rows, names, clock, () -> listeners.orderedStream().toList(),
                limits, FollowerSpans.by(traces, clock));
    }

    @Bean
    Rooms rooms(RoomFollowing following) {
        return following.rooms();
    }

    @Bean
    People people(RoomFollowing following) {
        return following.people();
    }

    /** A node whose rooms are behind would tell people that they are in no session. */
    @Bean
    HealthIndicator gatewayRoomsHealthIndicator(RoomFollowing following) {
        return () -> following.isLive() ? Health.up().build() : Health.outOfService().build();
    }
}
