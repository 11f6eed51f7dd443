package io.causerie.eventlog.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server's files, where whatever no unique index serves is a scan. */
class ManyPendingTest {
    private static final DeadlineProperties STANDALONE = DeadlineNodes.properties(Duration.ofMinutes(1), true,
            Duration.ofSeconds(30), 64);

    @TempDir
    Path directory;

    @Test
    void fiftyDueAtTheSameMomentAmongThousandsAreToldWithinASecond() {
        MongoServer server = new MongoServer(new H2Backend(directory.resolve("deadlines.mv").toString()));
        try (MongoClient client = DeadlineNodes.client(server.bind())) {
            MongoDatabase database = client.getDatabase("causerie");
            RecordingHandler handler = new RecordingHandler("Grace");
            MongoDeadlineManager node = DeadlineNodes.idle(database, STANDALONE);
            new DeadlineStore(database, "any").createIndexes();
            database.getCollection("deadlines")
                    .insertMany(IntStream.range(0, 10_000).mapToObj(this::pending).toList());
            node.start(List.of(handler));

            Instant dueAt = Instant.now().plusSeconds(4);
            // Behind all others in the order of ids, which is the order of a scan.
            IntStream.range(0, 50).forEach(i -> node.keyed().schedule("Grace", "soon-" + i, dueAt));

            await().atMost(Duration.ofSeconds(20)).until(() -> handler.told().size() == 50);
            assertThat(handler.told()).allSatisfy(
                    told -> assertThat(Duration.between(dueAt, told.at())).isLessThan(Duration.ofSeconds(1)));
            node.shutdown();
        } finally {
            server.shutdownNow();
        }
    }

    private Document pending(int i) {
        Instant dueAt = Instant.now().plus(Duration.ofDays(1 + i % 14));
        return new StoredDeadline("Grace", "pending-" + i, "s-" + i, dueAt, null, null, "{}").toDocument()
                .append("version", "v-" + i).append("wakeAt", Date.from(dueAt)).append("attempts", 0);
    }
}
