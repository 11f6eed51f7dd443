package io.causerie.query.projection;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.eventlog.axon.RowsBeforeToken;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** Rows of two documents, followed for in batches on a server in memory, and what was on disk at each step. */
final class Batches implements AutoCloseable {
    static final String NAME = "things";

    final MongoServer server = new MongoServer(new MemoryBackend());
    final Writes writes = new Writes();
    final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(
                    new ConnectionString("mongodb://127.0.0.1:" + server.bind().getPort()))
            .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1, TimeUnit.SECONDS))
            .addCommandListener(writes).build());
    final MongoTemplate mongo = new MongoTemplate(
            new SimpleMongoClientDatabaseFactory(client, "test"));
    final Rows rows = new Rows(mongo);
    final Positions positions = new Positions(mongo, Clock.systemUTC());
    final KeptRows kept = new KeptRows(mongo, positions, List.of(new Things()));
    final Tokens tokens = new Tokens();
    final RowsBeforeToken store = new RowsBeforeToken(tokens, Duration.ZERO,
            new ProjectionBatch(new Generation(new Things(), 0), rows, positions));

    Batches() {
        positions.begin(NAME);
        store.initializeTokenSegments(NAME, 1);
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }

    /** A batch of the replay. */
    void made(long position, String... ids) {
        Generation next = new Generation(new Things(), 1);
        RowsBeforeToken making = new RowsBeforeToken(new InMemoryTokenStore(), Duration.ZERO,
                new ProjectionBatch(next, rows, positions));
        making.initializeTokenSegments(next.processor(), 1);
        inBatch(() -> making.storeToken(new GlobalSequenceTrackingToken(position), next.processor(), 0),
                () -> List.of(ids).forEach(id -> rows.row(Thing.class, id).set("count", 1)));
    }

    void batch(long position, String... ids) {
        inBatch(position, () -> List.of(ids).forEach(id -> rows.row(Thing.class, id).set("count", 1)));
    }

    void inBatch(long position, Runnable handlers) {
        inBatch(() -> store.storeToken(new GlobalSequenceTrackingToken(position), NAME, 0), handlers);
    }

    private void inBatch(Runnable storing, Runnable handlers) {
        DefaultUnitOfWork<?> unit = DefaultUnitOfWork
                .startAndGet(GenericEventMessage.asEventMessage("event"));
        unit.onPrepareCommit(committing -> storing.run());
        handlers.run();
        unit.commit();
    }

    @org.springframework.data.mongodb.core.mapping.Document("things")
    record Thing(@MongoId(FieldType.STRING) String id, @Nullable String name, int count) {}

    @org.springframework.data.mongodb.core.mapping.Document("owners")
    record Owner(@MongoId(FieldType.STRING) String id, String name) {}

    @org.springframework.data.mongodb.core.mapping.Document("undeclared")
    record Undeclared(@MongoId(FieldType.STRING) String id, int count) {}

    static final class Things implements Projection {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public List<Class<?>> documents() {
            return List.of(Owner.class, Thing.class);
        }
    }

    /** Notes in what order rows are written. */
    static final class Writes implements CommandListener {
        final List<String> rows = new ArrayList<>();

        @Override
        public void commandStarted(CommandStartedEvent event) {
            String command = event.getCommandName();
            if (command.equals("update") || command.equals("delete")) {
                String collection = event.getCommand().getString(command).getValue();
                if (!collection.equals("projections")) {
                    rows.add(command + " " + collection);
                }
            }
        }
    }

    /** Notes what the database holds at the moment a token is stored. */
    final class Tokens extends InMemoryTokenStore {
        final List<Long> rowsWhenStored = new ArrayList<>();
        final List<Long> positionsWhenStored = new ArrayList<>();
        boolean stolen;
        boolean stolenMeanwhile;

        @Override
        public void extendClaim(String processorName, int segment) {
            if (stolen) {
                throw new UnableToClaimTokenException("another node has it");
            }
        }

        @Override
        public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
            if (stolen || stolenMeanwhile) {
                throw new UnableToClaimTokenException("another node has it");
            }
            rowsWhenStored.add(mongo.getCollection("things").countDocuments(new Document()));
            positionsWhenStored.add(positions.of(NAME).position());
            super.storeToken(token, processorName, segment);
        }
    }
}
