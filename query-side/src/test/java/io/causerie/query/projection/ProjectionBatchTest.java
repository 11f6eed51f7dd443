package io.causerie.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** What is on disk at each step, which is what a crash there leaves behind. */
class ProjectionBatchTest {
    private static final String NAME = "things";

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final Writes writes = new Writes();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(
                    new ConnectionString("mongodb://127.0.0.1:" + server.bind().getPort()))
            .addCommandListener(writes).build());
    private final MongoTemplate mongo = new MongoTemplate(
            new SimpleMongoClientDatabaseFactory(client, "test"));
    private final Rows rows = new Rows(mongo);
    private final Positions positions = new Positions(mongo, Clock.systemUTC());
    private final Tokens tokens = new Tokens();
    private final RowsBeforeToken store = new RowsBeforeToken(tokens, Duration.ZERO,
            new ProjectionBatch(new Things(), rows, positions));

    @BeforeEach
    void one_segment() {
        store.initializeTokenSegments(NAME, 1);
    }

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void rows_are_written_before_the_token_and_the_position_after_it() {
        batch(5, "a", "b");

        assertThat(tokens.rowsWhenStored).containsExactly(2L);
        assertThat(tokens.positionsWhenStored).containsExactly(0L);
        assertThat(positions.of(NAME).position()).isEqualTo(5);
    }

    @Test
    void changes_to_one_row_are_written_as_one() {
        inBatch(5, () -> {
            rows.row(Thing.class, "a").set("name", "first").set("count", 1);
            rows.row(Thing.class, "a").set("name", "last");
        });

        assertThat(mongo.findById("a", Thing.class)).isEqualTo(new Thing("a", "last", 1));
    }

    @Test
    void documents_are_written_in_the_order_declared_and_emptied_the_other_way_round() {
        inBatch(5, () -> {
            rows.row(Thing.class, "a").set("ownerId", "olga");
            rows.row(Owner.class, "olga").set("name", "Olga");
        });
        assertThat(writes.rows).containsExactly("update owners", "update things");

        writes.rows.clear();
        store.storeToken(ReplayToken.createReplayToken(store.fetchToken(NAME, 0), null), NAME, 0);
        assertThat(writes.rows).containsExactly("delete things", "delete owners");
    }

    @Test
    void a_document_that_the_projection_does_not_declare_is_refused() {
        assertThatThrownBy(() -> inBatch(5, () -> rows.row(Undeclared.class, "a").set("count", 1)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("Undeclared");
    }

    @Test
    void a_node_that_lost_its_claim_writes_no_row() {
        batch(3, "a");
        tokens.stolen = true;

        assertThatThrownBy(() -> batch(5, "b")).isInstanceOf(UnableToClaimTokenException.class);

        assertThat(mongo.findAll(Thing.class)).extracting(Thing::id).containsExactly("a");
        assertThat(positions.of(NAME).position()).isEqualTo(3);
        assertThat(store.fetchToken(NAME, 0)).isEqualTo(new GlobalSequenceTrackingToken(3));
    }

    @Test
    void when_the_token_cannot_be_stored_the_position_stays_behind_the_rows() {
        batch(3, "a");
        tokens.stolenMeanwhile = true;

        assertThatThrownBy(() -> batch(5, "b")).isInstanceOf(UnableToClaimTokenException.class);

        assertThat(positions.of(NAME).position()).isEqualTo(3);
        assertThat(store.fetchToken(NAME, 0)).isEqualTo(new GlobalSequenceTrackingToken(3));
    }

    @Test
    void when_the_rows_cannot_be_written_the_token_stays() {
        batch(3, "a");
        server.shutdownNow();

        assertThatThrownBy(() -> batch(5, "b")).isInstanceOf(RuntimeException.class);

        assertThat(store.fetchToken(NAME, 0)).isEqualTo(new GlobalSequenceTrackingToken(3));
    }

    @Test
    void what_a_batch_that_failed_wanted_to_write_is_not_written_by_the_next() {
        DefaultUnitOfWork<?> failed = DefaultUnitOfWork
                .startAndGet(GenericEventMessage.asEventMessage("event"));
        rows.row(Thing.class, "a").set("name", "never");
        failed.rollback();

        batch(5, "b");

        assertThat(mongo.findAll(Thing.class)).extracting(Thing::id).containsExactly("b");
    }

    @Test
    void a_reset_stores_the_token_and_then_empties_the_rows() {
        batch(5, "a", "b");
        tokens.rowsWhenStored.clear();

        store.storeToken(ReplayToken.createReplayToken(store.fetchToken(NAME, 0), null), NAME, 0);

        assertThat(tokens.rowsWhenStored).containsExactly(2L);
        assertThat(mongo.findAll(Thing.class)).isEmpty();
        assertThat(positions.of(NAME).position()).isZero();
        assertThat(positions.of(NAME).isReplaying()).isTrue();
        assertThat(positions.of(NAME).replayTarget()).isEqualTo(5);
    }

    @Test
    void a_replay_is_over_when_it_has_come_to_where_it_began() {
        batch(5, "a");
        store.storeToken(ReplayToken.createReplayToken(store.fetchToken(NAME, 0), null), NAME, 0);

        TrackingToken replay = ((ReplayToken) store.fetchToken(NAME, 0))
                .advancedTo(new GlobalSequenceTrackingToken(4));
        inBatch(replay, () -> rows.row(Thing.class, "a").set("count", 1));
        assertThat(positions.of(NAME).isReplaying()).isTrue();

        inBatch(((ReplayToken) replay).advancedTo(new GlobalSequenceTrackingToken(5)), () -> {});
        assertThat(positions.of(NAME).isReplaying()).isFalse();

        inBatch(((ReplayToken) replay).advancedTo(new GlobalSequenceTrackingToken(6)), () -> {});
        assertThat(positions.of(NAME).replayTarget()).isNull();
    }

    private void batch(long position, String... ids) {
        inBatch(position, () -> List.of(ids).forEach(id -> rows.row(Thing.class, id).set("count", 1)));
    }

    private void inBatch(long position, Runnable handlers) {
        inBatch(new GlobalSequenceTrackingToken(position), handlers);
    }

    private void inBatch(TrackingToken token, Runnable handlers) {
        DefaultUnitOfWork<?> unit = DefaultUnitOfWork
                .startAndGet(GenericEventMessage.asEventMessage("event"));
        unit.onPrepareCommit(committing -> store.storeToken(token, NAME, 0));
        handlers.run();
        unit.commit();
    }

    @org.springframework.data.mongodb.core.mapping.Document("things")
    private record Thing(@MongoId(FieldType.STRING) String id, @Nullable String name, int count) {}

    @org.springframework.data.mongodb.core.mapping.Document("owners")
    private record Owner(@MongoId(FieldType.STRING) String id, String name) {}

    @org.springframework.data.mongodb.core.mapping.Document("undeclared")
    private record Undeclared(@MongoId(FieldType.STRING) String id, int count) {}

    private static final class Things implements Projection {
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
    private static final class Writes implements CommandListener {
        private final List<String> rows = new ArrayList<>();

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
    private final class Tokens extends InMemoryTokenStore {
        private final List<Long> rowsWhenStored = new ArrayList<>();
        private final List<Long> positionsWhenStored = new ArrayList<>();
        private boolean stolen;
        private boolean stolenMeanwhile;

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
