package io.causerie.gateway.room.rows;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.causerie.gateway.room.Person;
import io.causerie.gateway.room.RoomRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;

/** Reads and writes the rows. */
public final class RowStore implements RoomRows {
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoOperations mongo;

    public RowStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public Stored load(Instant now) {
        // First the position: rows read after it go at least as far.
        RowsPosition stored = mongo.findById(RowsPosition.ID, RowsPosition.class);
        Criteria known = new Criteria().orOperator(where("lasting").is(true),
                where("lastMetAt").gte(now.minus(Person.MEETINGS_KEPT)));
        return new Stored(stored == null ? 0 : stored.position(),
                mongo.findAll(RoomRow.class).stream().map(RoomRow::live).toList(),
                mongo.find(query(known), PersonRow.class).stream().map(PersonRow::person).toList());
    }

    List<RoomRow> rooms(Collection<String> sessionIds) {
        return sessionIds.isEmpty()
                ? List.of()
                : mongo.find(query(where("_id").in(sessionIds)), RoomRow.class);
    }

    List<PersonRow> people(Collection<String> userIds) {
        return userIds.isEmpty()
                ? List.of()
                : mongo.find(query(where("_id").in(userIds)), PersonRow.class);
    }

    /** Replaces rows by their ids; one that is empty is deleted. */
    <R> void write(Class<R> type, Map<String, Optional<R>> rows) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        rows.forEach((id, row) -> writes.add(row.map(this::document)
                .<WriteModel<Document>>map(
                        document -> new ReplaceOneModel<>(new Document("_id", id), document, UPSERT))
                .orElseGet(() -> new DeleteOneModel<>(new Document("_id", id)))));
        if (!writes.isEmpty()) {
            mongo.getCollection(mongo.getCollectionName(type)).bulkWrite(writes);
        }
    }

    void advance(long position) {
        mongo.save(new RowsPosition(RowsPosition.ID, position));
    }

    /** Deletes those of whom only meetings before {@code then} are known. */
    void forgetMeetingsBefore(Instant then) {
        mongo.remove(query(where("lasting").is(false).and("lastMetAt").lt(then)), PersonRow.class);
    }

    private Document document(Object row) {
        Document document = new Document();
        mongo.getConverter().write(row, document);
        return document;
    }

}
