package io.causerie.standalone.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.causerie.eventlog.Commit;
import io.causerie.eventlog.CommitStore;
import java.util.Optional;
import org.bson.Document;

/**
 * Whether the rows in the embedded MongoDB were made from the log beside them. They were not if the
 * log begins otherwise, or ends before they do: then someone has replaced it, or restored an older copy.
 */
final class LogOfRows {
    private static final String NOTES = "standalone";
    private static final String LOG_ID = "log";
    private static final String BEGIN = "begin";

    private final CommitStore log;

    LogOfRows(CommitStore log) {
        this.log = log;
    }

    boolean isTheirs(String connectionString) {
        try (MongoClient client = MongoClients.create(connectionString)) {
            MongoDatabase rows = client.getDatabase(EmbeddedMongo.DATABASE);
            return beginsAlike(rows) && endsNoEarlier(rows.getCollection("projections"));
        }
    }

    private boolean beginsAlike(MongoDatabase rows) {
        Document noted = rows.getCollection(NOTES).find(new Document("_id", LOG_ID)).first();
        return noted == null || begin().filter(hash -> hash.equals(noted.getString(BEGIN))).isPresent();
    }

    /** Notes how the log begins, once it does. */
    void note(MongoDatabase rows) {
        begin().ifPresent(hash -> rows.getCollection(NOTES).replaceOne(new Document("_id", LOG_ID),
                new Document("_id", LOG_ID).append(BEGIN, hash), new ReplaceOptions().upsert(true)));
    }

    private Optional<String> begin() {
        return log.read(1, 1).stream().findFirst().map(Commit::hash);
    }

    private boolean endsNoEarlier(MongoCollection<Document> projections) {
        long end = log.last().map(Commit::lastPosition).orElse(0L);
        for (Document projection : projections.find()) {
            if (projection.get("position") instanceof Number position && position.longValue() > end) {
                return false;
            }
        }
        return true;
    }
}
