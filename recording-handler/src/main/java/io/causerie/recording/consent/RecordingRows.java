package io.causerie.recording.consent;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.causerie.rest.problem.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexOperations;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** Reads and writes the rows. */
public final class RecordingRows implements Recordings {
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final MongoOperations mongo;
    private final LongSupplier head;
    private final Duration patience;
    private long reached;
    private long lookedAt = System.nanoTime() - LOOK_AGAIN.toNanos();

    /** {@code head}: the position of the log's last event. */
    public RecordingRows(MongoOperations mongo, LongSupplier head, Duration patience) {
        this.mongo = mongo;
        this.head = head;
        this.patience = patience;
    }

    @Override
    public Optional<Recording> find(String sessionId) {
        return Optional.ofNullable(mongo.findById(sessionId, Recording.class));
    }

    @Override
    public Optional<Recording> findNow(String sessionId) {
        awaitHead();
        return find(sessionId);
    }

    /** Waits until the rows show what is in the log now. */
    public void awaitHead() {
        long target = head.getAsLong();
        long deadline = System.nanoTime() + patience.toNanos();
        while (reached(target) < target) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new Unavailable("What is known of consent is behind the log; try again in a moment.");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** However many wait, the rows are looked at by one of them at a time, and not all the time. */
    private synchronized long reached(long target) {
        if (reached < target && System.nanoTime() - lookedAt >= LOOK_AGAIN.toNanos()) {
            reached = position();
            lookedAt = System.nanoTime();
        }
        return reached;
    }

    @Override
    public List<Recording> withSpeaker(String userId) {
        return mongo.find(query(where("speakers.userId").is(userId)), Recording.class).stream()
                .filter(one -> one.speaker(userId).filter(Speaker::everConsented).isPresent()).toList();
    }

    @Override
    public List<Recording> withStatus(Collection<RecordingStatus> status, String after, int limit) {
        return mongo.find(query(where("outcome.status").in(status).and("_id").gt(after))
                .with(Sort.by("_id")).limit(limit), Recording.class);
    }

    @Override
    public List<Recording> since(RecordingStatus status, Instant then, int limit) {
        return mongo.find(query(where("outcome.status").is(status).and("outcome.at").lte(then)).limit(limit),
                Recording.class);
    }

    /** What is asked for by other than the id; the embedded server ignores it. */
    public void createIndexes() {
        IndexOperations indexes = mongo.indexOps(Recording.class);
        indexes.createIndex(new Index("speakers.userId", Sort.Direction.ASC));
        indexes.createIndex(new Index("outcome.status", Sort.Direction.ASC).on("outcome.at",
                Sort.Direction.ASC));
    }

    /** How far the rows go. */
    public long position() {
        RowsPosition stored = mongo.findById(RowsPosition.ID, RowsPosition.class);
        return stored == null ? 0 : stored.position();
    }

    @Override
    public List<Recording> findAll(Collection<String> sessionIds) {
        return sessionIds.isEmpty()
                ? List.of()
                : mongo.find(query(where("_id").in(sessionIds)), Recording.class);
    }

    @Override
    public Map<RecordingStatus, Long> countByStatus() {
        Document group = new Document("_id", "$outcome.status").append("n", new Document("$sum", 1));
        Map<RecordingStatus, Long> counts = new EnumMap<>(RecordingStatus.class);
        for (Document found : mongo.getCollection(mongo.getCollectionName(Recording.class))
                .aggregate(List.of(new Document("$group", group)))) {
            counts.put(RecordingStatus.valueOf(found.getString("_id")),
                    found.get("n", Number.class).longValue());
        }
        return counts;
    }

    void write(Collection<Recording> rows) {
        List<WriteModel<Document>> writes = rows.stream()
                .<WriteModel<Document>>map(row -> new ReplaceOneModel<>(new Document("_id", row.sessionId()),
                        document(row), UPSERT))
                .toList();
        if (!writes.isEmpty()) {
            mongo.getCollection(mongo.getCollectionName(Recording.class)).bulkWrite(writes);
        }
    }

    void advance(long position) {
        mongo.save(new RowsPosition(RowsPosition.ID, position));
    }

    private Document document(Recording row) {
        Document document = new Document();
        mongo.getConverter().write(row, document);
        return document;
    }

    /** Written after the rows. */
    @org.springframework.data.mongodb.core.mapping.Document("recording_position")
    record RowsPosition(@MongoId(FieldType.STRING) String id, long position) {
        static final String ID = "grants";
    }
}
