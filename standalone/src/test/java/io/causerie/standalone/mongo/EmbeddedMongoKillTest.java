package io.causerie.standalone.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoKillTest {
    @TempDir
    Path directory;

    @RepeatedTest(3)
    void afterAKillEveryDocumentIsThereAsAWholeOrNotAtAll() throws Exception {
        Path file = directory.resolve("mongo.mv.db");
        killAmidstWrites(file);
        try (var mongo = EmbeddedMongo.on(file, 0, connection -> true);
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            MongoCollection<Document> rows = client.getDatabase(EmbeddedMongo.DATABASE).getCollection("rows");
            assertThat(rows.countDocuments()).isPositive();
            for (Document row : rows.find()) {
                assertThat(rows.find(new Document("_id", row.getString("_id"))).first()).isEqualTo(row);
            }
            for (int id = 0; id < BusyMongo.IDS; id++) {
                BusyMongo.write(rows, Integer.toString(id));
            }
            assertThat(rows.countDocuments()).isEqualTo(BusyMongo.IDS);
        }
    }

    private void killAmidstWrites(Path file) throws IOException, InterruptedException {
        Path busy = directory.resolve("busy");
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), BusyMongo.class.getName(), file.toString(),
                busy.toString())
                .redirectErrorStream(true).redirectOutput(directory.resolve("output").toFile()).start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(busy) || !process.isAlive());
            assertThat(process.isAlive()).as(Files.readString(directory.resolve("output"))).isTrue();
            // It dies at a moment of chance.
            assertThat(
                    process.waitFor(ThreadLocalRandom.current().nextInt(1_000, 2_500), TimeUnit.MILLISECONDS))
                    .isFalse();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
