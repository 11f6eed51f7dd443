package io.causerie.gateway.bridge.kafka;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.causerie.api.EventCatalog;
import io.causerie.api.session.SessionEvent;
import io.causerie.eventlog.EventTypes;
import io.causerie.eventlog.TestLogs;
import io.causerie.eventlog.axon.CommitLogStorageEngine;
import io.causerie.eventlog.axon.LogFollowing;
import io.causerie.eventlog.axon.LogicalNameSerializer;
import io.causerie.gateway.bridge.Bridge;
import io.causerie.gateway.bridge.BridgeCheck;
import io.causerie.gateway.bridge.BridgeLimits;
import io.causerie.gateway.bridge.BridgeMeters;
import io.causerie.gateway.bridge.BridgeState;
import io.causerie.gateway.bridge.CheckReport;
import io.causerie.gateway.bridge.Message;
import io.causerie.gateway.bridge.ToldPosition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.serialization.json.JacksonSerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** A log, and bridges from it to a broker, with their tokens in a MongoDB. */
final class Site implements AutoCloseable {
    static final BridgeLimits LIMITS = new BridgeLimits(true, "conversation.events", "/causerie", true, 3,
            (short) -1, Duration.ofDays(30), 50, Duration.ofMillis(300), Duration.ofMillis(500), 1_000,
            Duration.ofSeconds(20));

    final TestLogs log;
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final BridgeState state = new BridgeState(Clock.systemUTC(), LIMITS.patience());
    final Brokers brokers;
    final ToldPosition told;
    private final MongoClient mongo;
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<Bridge> bridges = new ArrayList<>();
    private final BridgeMeters meters = new BridgeMeters(registry);

    Site(Path directory, String mongoUri, String address) {
        log = TestLogs.in(directory, EventTypes.of(EventCatalog.prefixes()), Clock.systemUTC());
        mongo = MongoClients.create(mongoUri);
        brokers = brokersAt(address);
        told = new ToldPosition(
                new MongoTemplate(new SimpleMongoClientDatabaseFactory(mongo, "test")));
    }

    static Brokers brokersAt(String address) {
        Map<String, Object> properties = Map.of("bootstrap.servers", address);
        KafkaConnectionDetails connection = () -> List.of(address);
        return new Brokers(connection, new DefaultKafkaProducerFactory<>(properties),
                new DefaultKafkaConsumerFactory<>(properties), new KafkaAdmin(properties));
    }

    Bridge bridge() {
        return bridge("node", Duration.ofSeconds(10), tokens -> tokens);
    }

    /** A bridge of the node of that name; it has started. */
    Bridge bridge(String node, Duration claimTimeout, UnaryOperator<TokenStore> tampered) {
        TokenStore tokens = tampered.apply(MongoTokenStore.builder()
                .mongoTemplate(
                        DefaultMongoTemplate.builder().mongoDatabase(mongo.getDatabase("test")).build())
                .serializer(JacksonSerializer.builder().objectMapper(LogicalNameSerializer.json()).build())
                .claimTimeout(claimTimeout).nodeId(node).build());
        Bridge bridge = new Bridge(topic(claimTimeout),
                new LogFollowing(tokens, claimTimeout, Duration.ofMillis(100)),
                tokens, told, log.eventStore(), log.log(), NoOpMessageMonitor.instance(), registry, meters,
                state,
                LIMITS);
        bridge.start();
        bridges.add(bridge);
        return bridge;
    }

    private KafkaTopic topic(Duration claimTimeout) {
        return new KafkaTopic(new ProducerSource(brokers), new TopicCreation(brokers, LIMITS), state, meters,
                LIMITS, claimTimeout);
    }

    /** Stores them in one commit. */
    synchronized void append(String aggregate, Object... events) {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (Object event : events) {
            messages.add(new GenericDomainEventMessage<>("Session", aggregate, next(aggregate), event));
        }
        log.eventStore().publish(messages);
    }

    private long next(String aggregate) {
        long known = sequences.computeIfAbsent(aggregate,
                id -> log.eventStore().lastSequenceNumberFor(id).orElse(-1L)) + 1;
        sequences.put(aggregate, known);
        return known;
    }

    static SessionEvent joined(String session, int count) {
        return new SessionEvent.ParticipantJoined(session, null, "p" + count, "user" + count, true, true,
                count, Instant.EPOCH);
    }

    /** Says that the log was told so far, true or not. */
    void pretendToldUpTo(long position) {
        mongo.getDatabase("test").getCollection("bridge_position").updateOne(new Document(),
                new Document("$set", new Document("position", position)));
    }

    /** Tells it, whatever the log says. */
    void tell(Message message) {
        KafkaTopic topic = topic(Duration.ofSeconds(10));
        topic.tell(List.of(message), () -> {});
        topic.close();
    }

    /** Checks what this site told, by a reader of its own. */
    CheckReport check(@Nullable String from, @Nullable String to) {
        var engine = new CommitLogStorageEngine(log.log(), log.eventSerializer(),
                NoOpEventUpcaster.INSTANCE);
        return new BridgeCheck(log.log(), engine, told,
                new TopicReader(brokers, LIMITS.topic(), LIMITS.batchSize()), LIMITS).check(from, to);
    }

    @Override
    public void close() {
        bridges.forEach(Bridge::stop);
        log.close();
        mongo.close();
    }
}
