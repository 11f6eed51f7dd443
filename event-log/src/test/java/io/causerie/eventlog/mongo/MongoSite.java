package io.causerie.eventlog.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Duration;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A MongoDB for a test: the embedded server, or a database of its own on the server that the environment names. */
public final class MongoSite implements AutoCloseable {
    /** The environment variable with the uri of a server to test against as well. */
    public static final String SERVER_URI = "CAUSERIE_TEST_MONGODB_URI";

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final @Nullable MongoServer server;
    private final String uri;
    private final String database = "causerie_test_" + UUID.randomUUID().toString().replace("-", "");
    private final MongoClient client;

    private MongoSite(@Nullable MongoServer server, String uri) {
        this.server = server;
        this.uri = uri;
        this.client = MongoClients.create(uri);
    }

    public static MongoSite embedded() {
        MongoServer server = new MongoServer(new MemoryBackend());
        server.bind("127.0.0.1", 0);
        return new MongoSite(server, "mongodb://127.0.0.1:" + server.getLocalAddress().getPort());
    }

    public static MongoSite ofEnvironment() {
        return new MongoSite(null, System.getenv(SERVER_URI));
    }

    public MongoDatabase database() {
        return client.getDatabase(database);
    }

    public String uri() {
        return uri;
    }

    public String databaseName() {
        return database;
    }

    public MongoCollection<Document> commits() {
        return database().getCollection("commits");
    }

    public MongoCommitStore store() {
        return new MongoCommitStore(database(), "commits", TIMEOUT);
    }

    @Override
    public void close() {
        database().drop();
        client.close();
        if (server != null) {
            server.shutdownNow();
        }
    }
}
