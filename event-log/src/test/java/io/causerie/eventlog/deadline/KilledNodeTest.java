package io.causerie.eventlog.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes in JVMs of their own, killed without warning while they schedule and tell deadlines. */
class KilledNodeTest {
    private static final int DEADLINES = 300;
    private static final int KILLS = 3;
    private static final DeadlineProperties SHORT_LEASE = DeadlineNodes.properties(Duration.ofMillis(200),
            false,
            Duration.ofSeconds(2), 16);

    private final DeadlineNodes nodes = new DeadlineNodes();
    private final List<Process> children = new ArrayList<>();

    @AfterEach
    void close() {
        children.forEach(Process::destroyForcibly);
        nodes.close();
    }

    @Test
    void everyDeadlineThatWasAcknowledgedIsToldAfterKills() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < KILLS; i++) {
            Process child = child("round-" + i);
            int enough = 20 + random.nextInt(DEADLINES / 2);
            String round = "round-" + i;
            await().atMost(Duration.ofSeconds(60)).until(() -> keys("told", round).size() > enough);
            child.destroyForcibly();
            await().until(() -> !child.isAlive());
        }
        List<String> acknowledged = keys("acknowledged", "round");

        nodes.node(SHORT_LEASE, new Noting(nodes.database()));

        await().atMost(Duration.ofSeconds(30)).until(() -> nodes.documents().countDocuments() == 0);
        assertThat(acknowledged).hasSizeGreaterThan(KILLS * 20);
        assertThat(keys("told", "round")).containsAll(acknowledged);
    }

    private List<String> keys(String collection, String prefix) {
        return nodes.database().getCollection(collection).find().map(document -> document.getString("_id"))
                .into(new ArrayList<>()).stream().filter(key -> key.startsWith(prefix)).toList();
    }

    private Process child(String prefix) throws IOException {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"), Node.class.getName(),
                Integer.toString(nodes.address().getPort()), prefix).inheritIO().start();
        children.add(child);
        return child;
    }

    private static final class Noting extends RecordingHandler {
        private final MongoCollection<Document> told;

        Noting(MongoDatabase database) {
            super("Grace");
            this.told = database.getCollection("told");
        }

        @Override
        public void due(String key) {
            Document document = new Document("_id", key);
            told.updateOne(document, new Document("$inc", new Document("times", 1)),
                    new UpdateOptions().upsert(true));
        }
    }

    /** The child: schedules, notes what was acknowledged, tells, until it is killed. */
    static final class Node {
        static void main(String[] args) throws InterruptedException {
            MongoClient client = DeadlineNodes
                    .client(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
            MongoDatabase database = client.getDatabase("causerie");
            MongoDeadlineManager manager = DeadlineNodes.idle(database, SHORT_LEASE);
            manager.start(List.of(new Noting(database)));
            IntStream.range(0, DEADLINES).forEach(i -> {
                String key = args[1] + "-" + i;
                manager.keyed().schedule("Grace", key, Instant.now().plusMillis(i % 3 * 100L));
                database.getCollection("acknowledged").insertOne(new Document("_id", key));
            });
            new CountDownLatch(1).await();
        }
    }
}
