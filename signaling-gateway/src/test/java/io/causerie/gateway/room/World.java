package io.causerie.gateway.room;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.ReplaceOptions;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.api.EventCatalog;
import io.causerie.eventlog.tracing.FollowerSpans;
import io.causerie.eventlog.axon.LogFollowing;
import io.causerie.eventlog.EventTypes;
import io.causerie.eventlog.TestLogs;
import io.causerie.eventlog.axon.LogicalNameSerializer;
import io.causerie.gateway.room.rows.RowStore;
import io.causerie.gateway.room.rows.RowWriter;
import io.causerie.gateway.room.rows.StoredNames;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.serialization.json.JacksonSerializer;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** A log, a MongoDB, and as many nodes on them as a test starts. */
final class World implements AutoCloseable {
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);
    static final RoomFollowingLimits LIMITS = new RoomFollowingLimits(100, Duration.ofSeconds(30));

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + server.bind().getPort());
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<Runnable> running = new ArrayList<>();
    private final Clock clock;
    private final TestLogs log;
    final MongoTemplate mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, "test"));
    final RowStore rows = new RowStore(mongo);

    World(Path directory, Clock clock) {
        this.clock = clock;
        this.log = TestLogs.in(directory, EventTypes.of(EventCatalog.prefixes()), clock);
    }

    /** Appends them in one commit; returns the position of the last. */
    synchronized long append(List<?> events) {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (Object event : events) {
            String id = Happened.aggregateOf(event);
            messages.add(new GenericDomainEventMessage<>(
                    event.getClass().getEnclosingClass().getSimpleName(), id,
                    sequences.merge(id, 0L, (last, zero) -> last + 1), event));
        }
        log.eventStore().publish(messages);
        return log.log().position();
    }

    long append(Object... events) {
        return append(List.of(events));
    }

    /** This is what somebody is called in the store. */
    void name(String user, String name) {
        mongo.getCollection("user_names").replaceOne(new Document("_id", user),
                new Document("_id", user).append("name", name), new ReplaceOptions().upsert(true));
    }

    /** A node that has started. */
    Node node() {
        List<RoomChange> told = Collections.synchronizedList(new ArrayList<>());
        RoomFollowing following = following(told::add);
        following.start();
        return new Node(following, told);
    }

    RoomFollowing following(RoomListener... listeners) {
        RoomFollowing following = new RoomFollowing(log.eventStore(), rows, new StoredNames(mongo, clock),
                clock, () -> List.of(listeners), LIMITS, FollowerSpans.NONE);
        running.add(following::stop);
        return following;
    }

    /** Something that writes rows, on the node of that name; it has started. */
    RowWriter writer(String nodeId) {
        RowWriter writer = new RowWriter(rows,
                new LogFollowing(tokens(nodeId), CLAIM_TIMEOUT, Duration.ofSeconds(1)), log.eventStore(),
                NoOpMessageMonitor.instance(), clock, LIMITS);
        writer.start();
        running.add(writer::stop);
        return writer;
    }

    private TokenStore tokens(String nodeId) {
        return MongoTokenStore.builder()
                .mongoTemplate(
                        DefaultMongoTemplate.builder().mongoDatabase(client.getDatabase("test")).build())
                .serializer(JacksonSerializer.builder().objectMapper(LogicalNameSerializer.json()).build())
                .claimTimeout(CLAIM_TIMEOUT).nodeId(nodeId).build();
    }

    /** As a crash would have it that came before later tokens were stored; nobody may be writing. */
    void rewindRows(long position) {
        TokenStore tokens = tokens("node");
        tokens.fetchToken(RowWriter.NAME, 0);
        tokens.storeToken(new GlobalSequenceTrackingToken(position), RowWriter.NAME, 0);
        tokens.releaseClaim(RowWriter.NAME, 0);
        mongo.getCollection("gateway_position").deleteMany(new Document());
    }

    /** Starts a writer and waits until the rows go up to {@code position}. */
    RowWriter writtenUpTo(long position) {
        RowWriter writer = writer("node");
        awaitRows(position);
        return writer;
    }

    void awaitRows(long position) {
        await().atMost(Duration.ofSeconds(60)).until(() -> rows.load(clock.instant()).position() >= position);
    }

    @Override
    public void close() {
        running.reversed().forEach(Runnable::run);
        log.close();
        client.close();
        server.shutdownNow();
    }

    /** One node, and what it told its listener. */
    record Node(RoomFollowing following, List<RoomChange> told) {
        Rooms rooms() {
            return following.rooms();
        }

        People people() {
            return following.people();
        }

        /** As {@link RoomFollowing} once it has come to {@code position}. */
        Node at(long position) {
            await().atMost(Duration.ofSeconds(30)).until(() -> following.position() >= position);
            return this;
        }
    }
}
