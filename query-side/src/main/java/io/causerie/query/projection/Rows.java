package io.causerie.query.projection;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The rows that the current batch of events changes. They stay in the batch's unit of work until
 * {@link ProjectionBatch} is told that the token is stored next, which writes them first, in one go.
 */
public final class Rows {
    private static final String BATCH = Rows.class.getName();
    private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final MongoOperations mongo;

    public Rows(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The row of {@code document} with that id; it comes into being with the first field set. */
    public Row row(Class<?> document, String id) {
        return batch().row(document, id);
    }

    /**
     * What {@code key} does when all events of the batch are known, right before its rows are written: {@code begun} anew for each
     * batch, and run once.
     */
    public <T extends Runnable> T atEnd(Object key, Class<T> type, Supplier<T> begun) {
        return type.cast(batch().atEnd.computeIfAbsent(key, _ -> begun.get()));
    }

    /** Rows as they are stored, without what the batch changes, by their ids. */
    public Map<String, Document> stored(Class<?> document, Collection<String> ids) {
        Map<String, Document> stored = new HashMap<>();
        mongo.getCollection(mongo.getCollectionName(document))
                .find(new Document("_id", new Document("$in", ids)))
                .forEach(row -> stored.put(row.getString("_id"), row));
        return stored;
    }

    /** Writes what the batch changed, one document after the other. */
    void flush(List<Class<?>> documents) {
        CurrentUnitOfWork.ifStarted(unit -> {
            Batch batch = unit.root().getResource(BATCH);
            if (batch != null) {
                batch.atEnd.values().forEach(Runnable::run);
                documents.forEach(document -> write(document, batch.taken(document)));
                batch.mustBeEmpty();
            }
        });
    }

    /** Empties the documents, the last one first. */
    void clear(List<Class<?>> documents) {
        documents.reversed().forEach(document -> mongo.getCollection(mongo.getCollectionName(document))
                .deleteMany(new Document()));
    }

    private static Batch batch() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(BATCH, key -> new Batch());
    }

    private void write(Class<?> document, Map<String, Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<WriteModel<Document>> writes = rows.entrySet().stream()
                .map(row -> row.getValue().asWrite(row.getKey())).toList();
        mongo.getCollection(mongo.getCollectionName(document)).bulkWrite(writes, IN_ANY_ORDER);
    }

    private static final class Batch {
        private final Map<Class<?>, Map<String, Row>> rows = new LinkedHashMap<>();
        private final Map<Object, Runnable> atEnd = new LinkedHashMap<>();

        Row row(Class<?> document, String id) {
            return rows.computeIfAbsent(document, d -> new LinkedHashMap<>()).computeIfAbsent(id,
                    i -> new Row());
        }

        Map<String, Row> taken(Class<?> document) {
            Map<String, Row> taken = rows.remove(document);
            return taken == null ? Map.of() : taken;
        }

        void mustBeEmpty() {
            if (!rows.isEmpty()) {
                throw new IllegalStateException("not declared by the projection: " + rows.keySet());
            }
        }
    }
}
