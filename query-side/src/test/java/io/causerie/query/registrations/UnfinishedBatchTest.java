package io.causerie.query.registrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.query.projection.KeptRows;
import io.causerie.query.projection.Positions;
import io.causerie.query.projection.Rows;
import io.causerie.query.reading.PageRequest;
import io.causerie.rest.problem.Unavailable;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What readers meet between two writes of one batch. */
class UnfinishedBatchTest {
    /** SHA-256 of {@code secret}. */
    private static final String DIGEST = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private final MongoTemplate mongo = new MongoTemplate(client, "test");
    private final KeptRows kept = new KeptRows(mongo, new Positions(mongo, Clock.systemUTC()),
            List.of(new RegistrationsProjection(new Rows(mongo))));

    @BeforeEach
    void a_registration_without_its_slot() {
        insert("registrations", new Document("_id", "r1").append("timeSlotId", "s1").append("userId", "marie")
                .append("status", "registered").append("registeredAt", new Date()));
    }

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void a_place_whose_slot_is_not_there_yet_cannot_be_read_right_now() {
        assertThatThrownBy(
                () -> new Registrations(kept).of("marie", null, PageRequest.parse(null, null), 1))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void nor_can_a_calendar_with_it() {
        insert("feed_secrets", new Document("_id", DIGEST).append("feedTokenId", "f1"));
        insert("feed_tokens", new Document("_id", "f1").append("userId", "marie"));

        assertThatThrownBy(
                () -> new CalendarFeed(kept).entries("secret"))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void what_others_refer_to_is_written_first() {
        assertThat(new RegistrationsProjection(new Rows(mongo)).documents())
                .containsSubsequence(RegisteredSlotDocument.class, RegistrationDocument.class)
                .containsSubsequence(FeedTokenDocument.class, FeedSecretDocument.class);
    }

    private void insert(String collection, Document row) {
        mongo.getCollection(collection).insertOne(row);
    }
}
