package io.causerie.recording.config;

import io.causerie.api.EventCatalog;
import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.EventTypes;
import io.causerie.recording.consent.FollowingLimits;
import io.causerie.recording.consent.GrantsHealth;
import io.causerie.recording.consent.LogFollowing;
import io.causerie.recording.consent.LogListener;
import io.causerie.recording.consent.RecordingRows;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.TrackingToken;
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

/** Rows of consent that follow the log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FollowingLimits.class)
class ConsentConfiguration {
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
            FollowingLimits limits) {
        return MongoTokenStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(mongo.getMongoDatabase()).build())
                .serializer(serializer).claimTimeout(limits.claimTimeout())
                .nodeId(log.isExclusive() ? "exclusive" : ManagementFactory.getRuntimeMXBean().getName())
                .build();
    }

    @Bean
    RecordingRows recordingRows(MongoOperations mongo, EventStore events, FollowingLimits limits) {
        var rows = new RecordingRows(mongo, head(events), limits.patience());
        rows.createIndexes();
        return rows;
    }

    @Bean
    LogFollowing recordingLogFollowing(RecordingRows rows, ObjectProvider<LogListener> listeners,
            TokenStore tokens, EventStore events, FollowingLimits limits) {
        return new LogFollowing(rows, () -> listeners.orderedStream().toList(), tokens, events, limits);
    }

    /** A node whose rows are behind would let clients wait, and then come again. */
    @Bean
    HealthIndicator recordingGrantsHealthIndicator(RecordingRows rows, EventStore events) {
        var health = new GrantsHealth(rows, head(events));
        return () -> health.isLive() ? Health.up().build() : Health.outOfService().build();
    }

    private static LongSupplier head(EventStore events) {
        return () -> {
            TrackingToken head = events.createHeadToken();
            return head == null ? 0 : head.position().orElse(0);
        };
    }
}
