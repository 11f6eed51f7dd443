package io.causerie.query.projection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** Reads what projections keep, wherever a replay may have put it. */
public final class KeptRows {
    private final MongoOperations mongo;
    private final Positions positions;
    private final Map<Class<?>, Projection> keepers = new HashMap<>();

    public KeptRows(MongoOperations mongo, Positions positions, List<Projection> projections) {
        this.mongo = mongo;
        this.positions = positions;
        projections.forEach(one -> one.documents().forEach(document -> keepers.put(document, one)));
    }

    public <T> @Nullable T findById(String id, Class<T> document) {
        return mongo.findById(id, document, collection(document));
    }

    public <T> List<T> find(Query query, Class<T> document) {
        return mongo.find(query, document, collection(document));
    }

    /** To be closed. Rows that a replay replaces meanwhile are there for {@link ProjectionLimits#keepReplaced}. */
    public <T> Stream<T> stream(Query query, Class<T> document) {
        return mongo.stream(query, document, collection(document));
    }

    /** Where the rows of that document are now. */
    public String collection(Class<?> document) {
        return positions.read(Objects.requireNonNull(keepers.get(document), document::getName))
                .collection(document, mongo);
    }
}
