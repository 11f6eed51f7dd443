package io.causerie.eventlog.config;

import io.causerie.eventlog.CommitLog;
import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.EventTypes;
import io.causerie.eventlog.axon.CommitLogEventStore;
import io.causerie.eventlog.axon.CommitLogStorageEngine;
import io.causerie.eventlog.axon.LogicalNameSerializer;
import io.causerie.eventlog.embedded.SqliteCommitStore;
import java.time.Clock;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The log, Axon's event store on it, and Axon's serializers. Needs a bean {@link EventTypes}; takes
 * {@link EventUpcaster} beans in their order.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventLogProperties.class)
public class EventLogConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    CommitStore commitStore(EventLogProperties properties) {
        if (properties.directory() == null) {
            throw new IllegalStateException("causerie.event-log.directory is needed with store=embedded");
        }
        return SqliteCommitStore.open(properties.directory());
    }

    @Bean
    CommitLog commitLog(CommitStore store, Clock clock, EventLogProperties properties) {
        return new CommitLog(store, clock, properties.limits());
    }

    @Bean
    EventStorageEngine eventStorageEngine(CommitLog log, @Qualifier("eventSerializer") Serializer serializer,
            ObjectProvider<EventUpcaster> upcasters) {
        return new CommitLogStorageEngine(log, serializer,
                new EventUpcasterChain(upcasters.orderedStream().toList()));
    }

    @Bean(name = "eventStore", destroyMethod = "shutDown")
    CommitLogEventStore eventStore(CommitStore store, EventStorageEngine engine,
            EventLogProperties properties,
            org.axonframework.config.Configuration axon) {
        return CommitLogEventStore.of(store, engine, properties.fetchDelay().toMillis(),
                axon.messageMonitor(EventStore.class, "eventStore"),
                axon.getComponent(EventBusSpanFactory.class));
    }

    /** Tokens, dead letters' tokens and whatever else Axon stores under Java's names. */
    @Bean
    @Primary
    Serializer serializer() {
        return JacksonSerializer.builder().objectMapper(LogicalNameSerializer.json()).build();
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(Serializer serializer) {
        return serializer;
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(EventTypes types) {
        return new LogicalNameSerializer(types);
    }
}
