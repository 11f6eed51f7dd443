package io.causerie.recording.config;

import io.causerie.eventlog.axon.LogFollowing;
import io.causerie.eventlog.config.FollowingConfiguration;
import io.causerie.recording.consent.FollowingLimits;
import io.causerie.recording.consent.GrantsHealth;
import io.causerie.recording.consent.GrantsFollower;
import io.causerie.recording.consent.LogListener;
import io.causerie.recording.consent.RecordingRows;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;

/** Rows of consent that follow the log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FollowingLimits.class)
@Import(FollowingConfiguration.class)
class ConsentConfiguration {
    @Bean
    RecordingRows recordingRows(MongoOperations mongo, EventStore events, FollowingLimits limits) {
        var rows = new RecordingRows(mongo, head(events), limits.patience());
        rows.createIndexes();
        return rows;
    }

    @Bean
    GrantsFollower grantsFollower(RecordingRows rows, ObjectProvider<LogListener> listeners,
            LogFollowing following, EventStore events, FollowingLimits limits,
            org.axonframework.config.Configuration axon) {
        return new GrantsFollower(rows, () -> listeners.orderedStream().toList(), following, events,
                axon.messageMonitor(TrackingEventProcessor.class, GrantsFollower.NAME), limits);
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
