package io.causerie.query.projection;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
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

    /** Of those that the batch changes, the rows as they are stored, by their ids; only known {@link #atEnd}. */
    public Map<String, Document> stored(Class<?> document, Collection<String> ids) {
        Map<String, Document> stored = new HashMap<>();
        mongo.getCollection(batch().generation().collection(document, mongo))
                .find(new Document("_id", new Document("$in", ids)))
                .forEach(row -> stored.put(row.getString("_id"), row));
        return stored;
    }

    /** Writes what the batch changed, one document after the other. */
    void flush(Generation generation) {
        CurrentUnitOfWork.ifStarted(unit -> {
            Batch batch = unit.root().getResource(BATCH);
            if (batch != null) {
                batch.generation = generation;
                batch.atEnd.values().forEach(Runnable::run);
                generation.projection().documents().forEach(
                        document -> write(generation.collection(document, mongo), batch.taken(document)));
                batch.mustBeEmpty();
            }
        });
    }

    private static Batch batch() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(BATCH, key -> new Batch());
    }

    private void write(String collection, Map<String, Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<WriteModel<Document>> writes = rows.entrySet().stream()
                .map(row -> row.getValue().asWrite(row.getKey())).toList();
        mongo.getCollection(collection).bulkWrite(writes, IN_ANY_ORDER);
    }

    private static final class Batch {
        private final Map<Class<?>, Map<String, Row>> rows = new LinkedHashMap<>();
        private final Map<Object, Runnable> atEnd = new LinkedHashMap<>();
        private @Nullable Generation generation;

        Generation generation() {
            return Objects.requireNonNull(generation, "it is not known yet whose rows they are");
        }

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
