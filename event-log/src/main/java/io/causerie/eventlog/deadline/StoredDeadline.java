package io.causerie.eventlog.deadline;

import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A deadline as its document keeps it.
 *
 * @param key what it belongs to, described; together with the name its identity
 * @param scheduleId the message's id, new each time the deadline is scheduled
 * @param scope null for a {@link KeyScope}, which name and key tell
 * @param metadata JSON object
 */
record StoredDeadline(String name, String key, String scheduleId, Instant dueAt, @Nullable Json payload,
        @Nullable Json scope, String metadata) {

    /** JSON and the Java type to read it as. */
    record Json(String type, String text) {
        private static @Nullable Json of(Document document, String field) {
            return document.getString(field) == null
                    ? null
                    : new Json(document.getString(field + "Type"), document.getString(field));
        }

        private void put(Document document, String field) {
            document.append(field, text).append(field + "Type", type);
        }
    }

    static String id(String name, String key) {
        return name + ":" + key;
    }

    Document toDocument() {
        Document document = new Document("_id", id(name, key)).append("name", name).append("key", key)
                .append("scheduleId", scheduleId).append("dueAt", Date.from(dueAt))
                .append("metadata", metadata);
        if (payload != null) {
            payload.put(document, "payload");
        }
        if (scope != null) {
            scope.put(document, "scope");
        }
        return document;
    }

    static StoredDeadline from(Document document) {
        return new StoredDeadline(string(document, "name"), string(document, "key"),
                string(document, "scheduleId"),
                document.getDate("dueAt").toInstant(), Json.of(document, "payload"),
                Json.of(document, "scope"),
                string(document, "metadata"));
    }

    private static String string(Document document, String field) {
        return Objects.requireNonNull(document.getString(field), field);
    }
}
