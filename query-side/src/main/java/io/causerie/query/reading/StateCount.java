package io.causerie.query.reading;

import io.causerie.query.projection.KeptRows;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Counts the rows of one document by their status.
 *
 * @param time the field that says whether a row is of today
 */
public record StateCount(String name, Class<?> document, String time, KeptRows rows, MongoOperations mongo)
        implements Counted {
    private static final String STATE = "state";
    private static final String TODAY = "today";

    @Override
    public Counts count(Instant from, Instant to) {
        Document isToday = new Document("$and",
                List.of(new Document("$gte", List.of("$" + time, Date.from(from))),
                        new Document("$lt", List.of("$" + time, Date.from(to)))));
        Document group = new Document("_id", new Document(STATE, "$status").append(TODAY, isToday)).append(
                "n",
                new Document("$sum", 1));
        Map<String, Long> byState = new TreeMap<>();
        long today = 0;
        for (Document found : mongo.getCollection(rows.collection(document))
                .aggregate(List.of(new Document("$group", group)))) {
            Document key = found.get("_id", Document.class);
            long n = found.get("n", Number.class).longValue();
            byState.merge(String.valueOf(key.getString(STATE)), n, Long::sum);
            today += key.getBoolean(TODAY, false) ? n : 0;
        }
        return new Counts(byState, today);
    }
}
