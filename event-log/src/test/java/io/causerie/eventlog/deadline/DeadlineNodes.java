package io.causerie.eventlog.deadline;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;

/** A MongoDB-protocol server and nodes that keep deadlines on it, all closed at the end. */
final class DeadlineNodes implements AutoCloseable {
    static final DeadlineProperties PROPERTIES = properties(Duration.ofMillis(200), false,
            Duration.ofSeconds(30), 64);

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final InetSocketAddress address = server.bind();
    private final MongoClient client = client(address);
    private final List<MongoDeadlineManager> started = new ArrayList<>();

    /** With the indexes: this server may fail a write that comes while one is being made. In earnest it is repeated. */
    DeadlineNodes() {
        new DeadlineStore(database(), "nobody").createIndexes();
    }

    static DeadlineProperties properties(Duration poll, boolean exclusive, Duration lease, int concurrency) {
        return new DeadlineProperties(poll, exclusive, lease, concurrency, Duration.ofMillis(50),
                Duration.ofMillis(400),
                Duration.ofSeconds(2));
    }

    static MongoClient client(InetSocketAddress address) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster
                        .hosts(List.of(new ServerAddress(address.getHostString(), address.getPort())))
                        .serverSelectionTimeout(1, TimeUnit.SECONDS))
                .applyToServerSettings(settings -> settings.heartbeatFrequency(500, TimeUnit.MILLISECONDS))
                .build());
    }

    InetSocketAddress address() {
        return address;
    }

    MongoDatabase database() {
        return client.getDatabase("causerie");
    }

    MongoCollection<Document> documents() {
        return database().getCollection("deadlines");
    }

    MongoDeadlineManager node(DeadlineHandler... handlers) {
        return node(PROPERTIES, handlers);
    }

    MongoDeadlineManager node(DeadlineProperties properties, DeadlineHandler... handlers) {
        MongoDeadlineManager manager = idle(database(), properties);
        manager.start(List.of(handlers));
        started.add(manager);
        return manager;
    }

    /** One that has not been started: it can schedule, and tells nothing. */
    MongoDeadlineManager idle() {
        return idle(database(), PROPERTIES);
    }

    static MongoDeadlineManager idle(MongoDatabase database, DeadlineProperties properties) {
        return new MongoDeadlineManager(database, properties, Clock.systemUTC(), _ -> Stream.empty());
    }

    @Override
    public void close() {
        started.forEach(MongoDeadlineManager::shutdown);
        client.close();
        server.shutdownNow();
    }
}
