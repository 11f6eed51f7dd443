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
    private static final String LOG_ID = "log";

    private final CommitStore log;

    LogOfRows(CommitStore log) {
        this.log = log;
    }

    boolean isTheirs(String connectionString) {
        try (MongoClient client = MongoClients.create(connectionString)) {
            MongoDatabase rows = client.getDatabase("causerie");
            return beginsAlike(rows.getCollection("standalone"))
                    && endsNoEarlier(rows.getCollection("projections"));
        }
    }

    private boolean beginsAlike(MongoCollection<Document> notes) {
        Optional<String> begin = log.read(1, 1).stream().findFirst().map(Commit::hash);
        Document noted = notes.find(new Document("_id", LOG_ID)).first();
        if (noted != null) {
            return begin.isPresent() && begin.get().equals(noted.getString("begin"));
        }
        begin.ifPresent(hash -> notes.replaceOne(new Document("_id", LOG_ID),
                new Document("_id", LOG_ID).append("begin", hash), new ReplaceOptions().upsert(true)));
        return true;
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
