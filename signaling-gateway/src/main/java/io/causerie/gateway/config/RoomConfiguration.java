package io.causerie.gateway.config;

import io.causerie.api.EventCatalog;
import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.EventTypes;
import io.causerie.gateway.room.Names;
import io.causerie.gateway.room.People;
import io.causerie.gateway.room.RoomFollowing;
import io.causerie.gateway.room.RoomFollowingLimits;
import io.causerie.gateway.room.RoomListener;
import io.causerie.gateway.room.Rooms;
import io.causerie.gateway.room.rows.RowStore;
import io.causerie.gateway.room.rows.RowWriter;
import io.causerie.gateway.room.rows.StoredNames;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/** Rooms that follow the log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoomFollowingLimits.class)
class RoomConfiguration {
    @Bean
    @ConditionalOnMissingBean
    EventTypes eventTypes() {
        return EventTypes.of(EventCatalog.prefixes());
    }

    /**
     * Where processors keep their tokens. With a log that only this process can write, whoever held a token before is gone, so
     * a restart takes them over at once instead of waiting for their claims to time out.
     */
    @Bean
    @ConditionalOnMissingBean
    TokenStore tokenStore(MongoDatabaseFactory mongo, Serializer serializer, CommitStore log,
            RoomFollowingLimits limits) {
        return MongoTokenStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(mongo.getMongoDatabase()).build())
                .serializer(serializer).claimTimeout(limits.claimTimeout())
                .nodeId(log.isExclusive() ? "exclusive" : ManagementFactory.getRuntimeMXBean().getName())
                .build();
    }

    @Bean
    RowStore gatewayRowStore(MongoOperations mongo) {
        return new RowStore(mongo);
    }

    @Bean
    Names gatewayNames(MongoOperations mongo, Clock clock) {
        return new StoredNames(mongo, clock);
    }

    @Bean
    RowWriter gatewayRowWriter(RowStore rows, TokenStore tokens, EventStore events, Clock clock,
            RoomFollowingLimits limits) {
        return new RowWriter(rows, tokens, events, clock, limits);
    }

    @Bean
    RoomFollowing roomFollowing(EventStore events, RowStore rows, Names names, Clock clock,
            ObjectProvider<RoomListener> listeners, RoomFollowingLimits limits) {
        return new RoomFollowing(events, rows, names, clock, () -> listeners.orderedStream().toList(),
                limits);
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
