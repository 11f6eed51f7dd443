package io.causerie.query.analytics;

import io.causerie.query.projection.Row;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one row, and the position of the event it includes last. Times are kept to the millisecond from the first, so that it makes no
 * difference whether a row was stored between two events or not.
 */
final class Fact {
    private static final int SCHEMA_VERSION = 1;
    private static final String POSITION = "position";

    private final Document fields;

    /** {@code stored}: the row as it is; null for one that comes into being. */
    Fact(@Nullable Document stored) {
        fields = stored == null ? new Document("schemaVersion", SCHEMA_VERSION) : new Document(stored);
        fields.remove("_id");
    }

    boolean includes(long position) {
        return number(POSITION) >= position;
    }

    void includesNow(long position) {
        fields.put(POSITION, position);
    }

    long get(Figure figure) {
        return number(figure.field());
    }

    void put(Figure figure, long value) {
        fields.put(figure.field(), value);
    }

    void add(Figure figure, long more) {
        put(figure, get(figure) + more);
    }

    void atLeast(Figure figure, long value) {
        put(figure, Math.max(get(figure), value));
    }

    Figures figures() {
        return Figures.of(this::get);
    }

    void set(Figures figures) {
        for (Figure figure : Figure.values()) {
            if (figures.get(figure) != get(figure)) {
                put(figure, figures.get(figure));
            }
        }
    }

    @Nullable
    Object get(String field) {
        return fields.get(field);
    }

    void put(String field, @Nullable Object value) {
        fields.put(field, value);
    }

    void put(String field, @Nullable Instant time) {
        fields.put(field, time == null ? null : Date.from(time));
    }

    /** In milliseconds since 1970; null if it has not come. */
    @Nullable
    Long time(String field) {
        return fields.get(field) instanceof Date date ? date.getTime() : null;
    }

    List<Document> documents(String field) {
        List<Document> known = fields.getList(field, Document.class);
        return known == null ? List.of() : known;
    }

    void writeTo(Row row) {
        fields.forEach(row::set);
    }

    private long number(String field) {
        return fields.get(field) instanceof Number number ? number.longValue() : 0;
    }
}
