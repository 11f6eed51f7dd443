package io.causerie.gateway.bridge.kafka;

import io.causerie.eventlog.CommitLog;
import io.causerie.eventlog.axon.LogFollowing;
import io.causerie.eventlog.config.FollowingProperties;
import io.causerie.gateway.bridge.Bridge;
import io.causerie.gateway.bridge.BridgeCheck;
import io.causerie.gateway.bridge.BridgeLimits;
import io.causerie.gateway.bridge.BridgeMeters;
import io.causerie.gateway.bridge.BridgeState;
import io.causerie.gateway.bridge.ToldPosition;
import io.causerie.gateway.bridge.Topic;
import io.causerie.gateway.bridge.web.BridgeController;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** The bridge, unless this node is told to do without Kafka. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "causerie.bridge.enabled", matchIfMissing = true)
@EnableConfigurationProperties(BridgeLimits.class)
@Import(BridgeController.class)
public class BridgeConfiguration {
    @Bean
    Brokers brokers(KafkaConnectionDetails connection, ProducerFactory<?, ?> producers,
            ConsumerFactory<?, ?> consumers, KafkaAdmin admin) {
        return new Brokers(connection, producers, consumers, admin);
    }

    @Bean
    BridgeMeters bridgeMeters(MeterRegistry registry) {
        return new BridgeMeters(registry);
    }

    @Bean
    BridgeState bridgeState(Clock clock, BridgeLimits limits) {
        return new BridgeState(clock, limits.patience());
    }

    @Bean
    BridgeHealth bridgeHealthIndicator(BridgeState state) {
        return new BridgeHealth(state);
    }

    @Bean(destroyMethod = "")
    Topic conversationEvents(Brokers brokers, BridgeState state, BridgeMeters meters, BridgeLimits limits,
            FollowingProperties following) {
        return new KafkaTopic(new ProducerSource(brokers), new TopicCreation(brokers, limits), state, meters,
                limits, following.claimTimeout());
    }

    @Bean
    Bridge bridge(Topic topic, LogFollowing following, TokenStore tokens, ToldPosition told,
            EventStore events, CommitLog log,
            org.axonframework.config.Configuration axon, MeterRegistry registry, BridgeMeters meters,
            BridgeState state, BridgeLimits limits) {
        return new Bridge(topic, following, tokens, told, events, log,
                axon.messageMonitor(TrackingEventProcessor.class, Bridge.NAME), registry, meters, state,
                limits);
    }

    @Bean
    ToldPosition toldPosition(MongoOperations mongo) {
        return new ToldPosition(mongo);
    }

    @Bean
    BridgeCheck bridgeCheck(CommitLog log, EventStorageEngine events, ToldPosition told, Brokers brokers,
            BridgeLimits limits) {
        return new BridgeCheck(log, events, told,
                new TopicReader(brokers, limits.topic(), limits.batchSize()), limits);
    }
}
