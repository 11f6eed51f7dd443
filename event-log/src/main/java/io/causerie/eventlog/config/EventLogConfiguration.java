package io.causerie.eventlog.config;

import com.mongodb.client.MongoClient;
import io.causerie.eventlog.CommitLog;
import io.causerie.eventlog.CommitLogMonitor;
import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.EventTypes;
import io.causerie.eventlog.axon.CommitLogEventStore;
import io.causerie.eventlog.axon.CommitLogStorageEngine;
import io.causerie.eventlog.axon.EventHistory;
import io.causerie.eventlog.axon.LogicalNameSerializer;
import io.causerie.eventlog.embedded.SqliteCommitStore;
import io.causerie.eventlog.mongo.MongoCommitStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
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
    /** In milliseconds, the precision of everything that is stored: what is answered now is what is read later. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    CommitStore commitStore(EventLogProperties properties, ObjectProvider<MongoClient> client,
            ObjectProvider<MongoConnectionDetails> connection) {
        return switch (properties.store()) {
            case EMBEDDED -> SqliteCommitStore.open(required(properties.directory(), "directory"));
            case MONGO -> {
                String database = properties.database() != null
                        ? properties.database()
                        : connection.getObject().getConnectionString().getDatabase();
                yield new MongoCommitStore(client.getObject().getDatabase(required(database, "database")),
                        properties.collection(), properties.appendTimeout());
            }
        };
    }

    private static <T> T required(@Nullable T value, String property) {
        if (value == null) {
            throw new IllegalStateException("causerie.event-log." + property + " has to be set");
        }
        return value;
    }

    @Bean
    CommitLog commitLog(CommitStore store, Clock clock, EventLogProperties properties,
            ObjectProvider<CommitLogMonitor> monitor) {
        return new CommitLog(store, clock, properties.limits(),
                monitor.getIfAvailable(() -> CommitLogMonitor.NONE));
    }

    @Bean
    EventStorageEngine eventStorageEngine(CommitLog log, @Qualifier("eventSerializer") Serializer serializer,
            ObjectProvider<EventUpcaster> upcasters) {
        return new CommitLogStorageEngine(log, serializer,
                new EventUpcasterChain(upcasters.orderedStream().toList()));
    }

    @Bean
    EventHistory eventHistory(CommitLog log, @Qualifier("eventSerializer") Serializer serializer,
            ObjectProvider<EventUpcaster> upcasters) {
        return new EventHistory(log, serializer,
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

    /** Only where there are metrics to bind to. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.micrometer.core.instrument.MeterRegistry")
    static class Metrics {
        @Bean
        CommitLogMonitor commitLogMetrics(ObjectProvider<MeterRegistry> registry) {
            MeterRegistry meters = registry.getIfAvailable();
            return meters == null ? CommitLogMonitor.NONE : new CommitLogMetrics(meters);
        }

        @Bean
        MeterBinder logPositionMetric(CommitLog log) {
            return registry -> Gauge.builder("causerie.event.log.position", log, CommitLog::position)
                    .description("Position of the newest event that this process knows of")
                    .register(registry);
        }
    }
}
