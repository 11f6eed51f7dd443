package io.causerie.rest.process;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;

/** The signs of life of all processes, in MongoDB. */
public final class Processes {
    private static final String COLLECTION = "processes";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final int MOST = 1_000;

    private final MongoDatabase database;
    private volatile String own = "";

    Processes(MongoDatabase database) {
        this.database = database;
    }

    /** Those that are remembered, by kind and id. */
    public List<ProcessSign> all() {
        List<ProcessSign> signs = new ArrayList<>();
        signs().find().limit(MOST).forEach(row -> signs.add(read(row)));
        signs.sort(Comparator.comparing(ProcessSign::kind).thenComparing(ProcessSign::id));
        return signs;
    }

    /** Those but this one, which knows better how it is. */
    public List<ProcessSign> others() {
        return all().stream().filter(sign -> !sign.id().equals(own)).toList();
    }

    void note(ProcessSign sign) {
        own = sign.id();
        signs().replaceOne(new Document("_id", sign.id()), write(sign), UPSERT);
    }

    /** It has stopped, and is not missed. */
    void remove(String id) {
        signs().deleteOne(new Document("_id", id));
    }

    void forget(Instant before) {
        signs().deleteMany(new Document("seenAt", new Document("$lt", Date.from(before))));
    }

    private MongoCollection<Document> signs() {
        return database.getCollection(COLLECTION);
    }

    private static Document write(ProcessSign sign) {
        return new Document("_id", sign.id()).append("kind", sign.kind()).append("version", sign.version())
                .append("startedAt", Date.from(sign.startedAt())).append("seenAt", Date.from(sign.seenAt()))
                .append("intervalMs", sign.interval().toMillis()).append("status", sign.status())
                .append("components", pairs(sign.components()))
                .append("heapUsed", sign.heapUsed()).append("heapMax", sign.heapMax())
                .append("figures", pairs(sign.figures()));
    }

    private static ProcessSign read(Document row) {
        return new ProcessSign(row.getString("_id"), row.getString("kind"), row.getString("version"),
                row.getDate("startedAt").toInstant(), row.getDate("seenAt").toInstant(),
                Duration.ofMillis(row.getLong("intervalMs")), row.getString("status"),
                map(row, "components", String.class::cast),
                row.getLong("heapUsed"), row.getLong("heapMax"),
                map(row, "figures", value -> ((Number) value).longValue()));
    }

    /** Not as field names, which may not hold everything that a name may. */
    private static List<Document> pairs(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(one -> new Document("name", one.getKey()).append("value", one.getValue())).toList();
    }

    private static <T> Map<String, T> map(Document row, String field, Function<Object, T> value) {
        Map<String, T> map = new LinkedHashMap<>();
        row.getList(field, Document.class)
                .forEach(pair -> map.put(pair.getString("name"), value.apply(pair.get("value"))));
        return map;
    }
}
