package io.causerie.gateway.room.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What the gateway does with names, beside the command side, which may have written others. */
class StoredNamesTest {
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private final MongoCollection<Document> stored = client.getDatabase("test").getCollection("user_names");
    private final StoredNames names = new StoredNames(new MongoTemplate(client, "test"), Clock.systemUTC());

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void a_token_names_its_user_and_a_newer_one_anew() {
        names.remember("marie", "Marie");
        names.remember("marie", " Marie\nCurie ");

        assertThat(names.of("marie")).isEqualTo("Marie Curie");
        assertThat(stored.find()).extracting(row -> row.getString("name")).containsExactly("Marie Curie");
    }

    @Test
    void a_token_does_not_outrank_what_the_auth_service_said() {
        Document said = new Document("_id", "marie").append("name", "Marie Curie").append("since",
                Date.from(Instant.EPOCH));
        stored.insertOne(said);

        names.remember("marie", "Marie");

        assertThat(names.of("marie")).isEqualTo("Marie Curie");
        assertThat(stored.find()).containsExactly(said);
    }

    @Test
    void a_token_does_not_bring_an_erased_name_back() {
        Document erased = new Document("_id", "marie").append("erased", true);
        stored.insertOne(erased);

        names.remember("marie", "Marie");

        assertThat(names.of("marie")).isEqualTo("marie");
        assertThat(stored.find()).containsExactly(erased);
    }

    @Test
    void no_name_says_nothing() {
        names.remember("marie", "Marie");
        names.remember("marie", null);
        names.remember("marie", " \u202E ");

        assertThat(names.of("marie")).isEqualTo("Marie");
    }
}
