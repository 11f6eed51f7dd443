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
import io.causerie.query.projection.ProjectionPosition.Next;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Query;

/** What is on disk at each step, which is what a crash there leaves behind. */
class ProjectionBatchTest {
    private static final String NAME = "things";

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final Writes writes = new Writes();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(
                    new ConnectionString("mongodb://127.0.0.1:" + server.bind().getPort()))
            .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1, TimeUnit.SECONDS))
            .addCommandListener(writes).build());
    private final MongoTemplate mongo = new MongoTemplate(
            new SimpleMongoClientDatabaseFactory(client, "test"));
    private final Rows rows = new Rows(mongo);
    private final Positions positions = new Positions(mongo, Clock.systemUTC());
    private final KeptRows kept = new KeptRows(mongo, positions, List.of(new Things()));
    private final Tokens tokens = new Tokens();
    private final RowsBeforeToken store = new RowsBeforeToken(tokens, Duration.ZERO,
            new ProjectionBatch(new Generation(new Things(), 0), rows, positions));

    @BeforeEach
    void one_segment() {
        positions.begin(NAME);
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
    void documents_are_written_in_the_order_declared() {
        inBatch(5, () -> {
            rows.row(Thing.class, "a").set("ownerId", "olga");
            rows.row(Owner.class, "olga").set("name", "Olga");
        });

        assertThat(writes.rows).containsExactly("update owners", "update things");
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

        assertThat(tokens.fetchToken(NAME, 0)).isEqualTo(new GlobalSequenceTrackingToken(3));
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
    void rows_in_the_making_are_beside_those_that_are_read() {
        batch(5, "a", "b");
        assertThat(positions.replay(NAME, 5)).isTrue();

        made(3, "a");

        assertThat(kept.find(new Query(), Thing.class)).extracting(Thing::id).containsExactlyInAnyOrder("a",
                "b");
        assertThat(positions.of(NAME).position()).isEqualTo(5);
        assertThat(positions.of(NAME).next()).extracting(Next::position, Next::target).containsExactly(3L,
                5L);
    }

    @Test
    void they_are_read_once_they_are_no_older() {
        batch(5, "a", "b");
        positions.replay(NAME, 5);
        batch(7, "b");

        made(6, "a");
        assertThat(positions.of(NAME).generation()).isZero();
        made(7, "b");

        assertThat(positions.of(NAME))
                .extracting(ProjectionPosition::generation, ProjectionPosition::position,
                        ProjectionPosition::next)
                .containsExactly(1, 7L, null);
        assertThat(kept.collection(Thing.class)).isEqualTo("things.1");
        assertThat(kept.findById("a", Thing.class)).isNotNull();
    }

    @Test
    void who_still_follows_for_the_rows_before_writes_nothing_more() {
        batch(5, "a");
        positions.replay(NAME, 5);
        made(7, "a", "b");

        assertThatThrownBy(() -> batch(8, "late")).isInstanceOf(UnableToClaimTokenException.class);

        assertThat(positions.of(NAME).position()).isEqualTo(7);
        assertThat(kept.find(new Query(), Thing.class)).extracting(Thing::id).containsExactlyInAnyOrder("a",
                "b");
        assertThat(mongo.getCollection("things").countDocuments()).isOne();
    }

    @Test
    void rows_that_may_be_seen_before_their_position_is_said_are_not_taken_away() {
        batch(5, "a");
        positions.replay(NAME, 5);
        tokens.stolenMeanwhile = true;
        assertThatThrownBy(() -> batch(7, "b")).isInstanceOf(UnableToClaimTokenException.class);

        made(6, "a");

        assertThat(positions.of(NAME).generation()).isZero();
        assertThat(kept.findById("b", Thing.class)).isNotNull();
        made(7, "b");
        assertThat(positions.of(NAME).generation()).isOne();
        assertThat(kept.findById("b", Thing.class)).isNotNull();
    }

    @Test
    void who_takes_the_claim_says_what_a_node_that_died_had_no_time_to_say() {
        batch(5, "a");
        positions.replay(NAME, 5);
        Generation next = new Generation(new Things(), 1);
        tokens.initializeTokenSegments(next.processor(), 1, new GlobalSequenceTrackingToken(5));

        new RowsBeforeToken(tokens, Duration.ZERO, new ProjectionBatch(next, rows, positions))
                .fetchToken(next.processor(), 0);

        assertThat(positions.of(NAME)).extracting(ProjectionPosition::generation, ProjectionPosition::next)
                .containsExactly(1, null);
    }

    @Test
    void a_read_that_began_before_does_not_lead_later_ones_back_to_rows_of_before() {
        Positions slow = new Positions(mongo, Clock.systemUTC());
        KeptRows read = new KeptRows(mongo, slow, List.of(new Things()));
        slow.of(NAME);
        positions.replay(NAME, 0);
        made(3, "a");
        slow.of(NAME);

        mongo.getCollection("projections").updateOne(new Document("_id", NAME),
                new Document("$set", new Document("generation", 0)));
        slow.of(NAME);

        assertThat(read.collection(Thing.class)).isEqualTo("things.1");
    }

    @Test
    void rows_from_before_there_were_generations_are_read_and_replayed() {
        mongo.getCollection("projections").replaceOne(new Document("_id", NAME),
                new Document("_id", NAME).append("position", 5L));

        assertThat(positions.of(NAME))
                .extracting(ProjectionPosition::position, ProjectionPosition::generation)
                .containsExactly(5L, 0);
        assertThat(kept.collection(Thing.class)).isEqualTo("things");
        assertThat(positions.replay(NAME, 5)).isTrue();
        made(5, "a");
        assertThat(positions.of(NAME).generation()).isOne();
    }

    @Test
    void one_replay_is_made_at_a_time() {
        assertThat(positions.replay(NAME, 5)).isTrue();
        assertThat(positions.replay(NAME, 5)).isFalse();

        made(5, "a");

        assertThat(positions.replay(NAME, 5)).isTrue();
        assertThat(positions.of(NAME).next()).extracting(Next::generation).isEqualTo(2);
    }

    /** A batch of the replay. */
    private void made(long position, String... ids) {
        Generation next = new Generation(new Things(), 1);
        RowsBeforeToken making = new RowsBeforeToken(new InMemoryTokenStore(), Duration.ZERO,
                new ProjectionBatch(next, rows, positions));
        making.initializeTokenSegments(next.processor(), 1);
        inBatch(() -> making.storeToken(new GlobalSequenceTrackingToken(position), next.processor(), 0),
                () -> List.of(ids).forEach(id -> rows.row(Thing.class, id).set("count", 1)));
    }

    private void batch(long position, String... ids) {
        inBatch(position, () -> List.of(ids).forEach(id -> rows.row(Thing.class, id).set("count", 1)));
    }

    private void inBatch(long position, Runnable handlers) {
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
