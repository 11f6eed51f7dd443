package io.causerie.standalone.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.Document;

/** A process that does nothing but change documents, until it is killed. */
final class BusyMongo {
    static final int IDS = 2_000;
    private static final int WRITERS = 8;

    private BusyMongo() {}

    public static void main(String[] args) throws Exception {
        try (var mongo = EmbeddedMongo.on(Path.of(args[0]), 0, connection -> true);
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            MongoCollection<Document> rows = client.getDatabase(EmbeddedMongo.DATABASE).getCollection("rows");
            for (int writer = 0; writer < WRITERS; writer++) {
                Thread.startVirtualThread(() -> writeForEver(rows));
            }
            while (rows.estimatedDocumentCount() < IDS / 4) {
                Thread.onSpinWait();
            }
            Files.createFile(Path.of(args[1]));
            Thread.currentThread().join();
        }
    }

    private static void writeForEver(MongoCollection<Document> rows) {
        while (true) {
            String id = Integer.toString(ThreadLocalRandom.current().nextInt(IDS));
            if (ThreadLocalRandom.current().nextBoolean()) {
                write(rows, id);
            } else {
                rows.deleteOne(new Document("_id", id));
            }
        }
    }

    static void write(MongoCollection<Document> rows, String id) {
        rows.replaceOne(new Document("_id", id), new Document("_id", id).append("text", "x".repeat(500)),
                new ReplaceOptions().upsert(true));
    }
}
