package io.causerie.query.projection;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What a batch makes of one row. Fields set twice are written once, as they were set last. */
public final class Row {
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final Map<String, Object> fields = new LinkedHashMap<>();

    Row() {}

    /** Sets a field; a path into a sub-document always names a leaf, so that two paths never collide. */
    public Row set(String field, @Nullable Object value) {
        fields.put(field, value);
        return this;
    }

    WriteModel<Document> asWrite(String id) {
        return new UpdateOneModel<>(new Document("_id", id), new Document("$set", new Document(fields)),
                UPSERT);
    }
}
