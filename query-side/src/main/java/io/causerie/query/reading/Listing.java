package io.causerie.query.reading;

import io.causerie.query.projection.KeptRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * A list of documents in the order of one time field, then id.
 *
 * @param field the time field
 * @param cursor the place of a document in this order
 */
public record Listing<D>(Class<D> document, String field, Sort.Direction direction,
        Function<D, Cursor> cursor) {
    /** The page asked for of those that {@code filter} lets through. */
    public Page<D> page(KeptRows rows, List<Criteria> filter, PageRequest request, long position) {
        Query query = new Query().with(Sort.by(direction, field, "_id")).limit(request.limit() + 1);
        List<Criteria> all = new ArrayList<>(filter);
        request.after().ifPresent(after -> all.add(after.following(field, direction)));
        if (!all.isEmpty()) {
            query.addCriteria(new Criteria().andOperator(all));
        }
        return Page.of(rows.find(query, document), request, cursor, position);
    }
}
