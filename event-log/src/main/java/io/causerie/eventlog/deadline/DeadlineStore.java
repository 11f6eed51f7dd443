package io.causerie.eventlog.deadline;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;

/**
 * The collection {@code deadlines}. Besides what it is about, a document has {@code wakeAt} (when it is next to be looked
 * at: when due, when a retry is due, or when the claim runs out) and {@code version}, unique over all and new
 * with each schedule, claim and retry. Claiming, retrying and finishing are compare-and-swap on the version
 * alone: equality on one unique key is also the only condition that the embedded server looks up in an index.
 */
final class DeadlineStore {
    private static final String CLAIMED_BY = "claimedBy";
    private static final String CLAIMED_UNTIL = "claimedUntil";
    private static final String VERSION = "version";
    private static final String WAKE_AT = "wakeAt";

    private final MongoCollection<Document> deadlines;
    private final String node;

    DeadlineStore(MongoDatabase database, String node) {
        this.deadlines = database.getCollection("deadlines").withWriteConcern(WriteConcern.MAJORITY);
        this.node = node;
    }

    /** A document of which only the version and when to look at it are known. */
    record Entry(String id, String version, Instant wakeAt) {
        Entry at(Instant later) {
            return new Entry(id, version, later);
        }
    }

    static String newVersion() {
        return UUID.randomUUID().toString();
    }

    void createIndexes() {
        deadlines.createIndex(Indexes.ascending(VERSION), new IndexOptions().unique(true));
        deadlines.createIndex(Indexes.ascending(WAKE_AT));
    }

    /** Takes away what other nodes have claimed: for a store that no other process uses, so they are gone. */
    void voidForeignClaims(Instant now) {
        deadlines.updateMany(and(exists(CLAIMED_BY), ne(CLAIMED_BY, node)),
                combine(unset(CLAIMED_BY), unset(CLAIMED_UNTIL), set(WAKE_AT, Date.from(now))));
    }

    Entry save(StoredDeadline deadline) {
        Entry entry = new Entry(StoredDeadline.id(deadline.name(), deadline.key()), newVersion(),
                deadline.dueAt());
        Document document = deadline.toDocument().append(VERSION, entry.version())
                .append(WAKE_AT, Date.from(entry.wakeAt())).append("attempts", 0);
        try {
            replace(entry.id(), document);
        } catch (DuplicateKeyException e) {
            replace(entry.id(), document);
        } catch (MongoWriteException e) {
            // Two upserts of one id at the same time: the second finds the first one's document when it is repeated.
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            replace(entry.id(), document);
        }
        return entry;
    }

    private void replace(String id, Document document) {
        deadlines.replaceOne(eq("_id", id), document, new ReplaceOptions().upsert(true));
    }

    void delete(String name, String key) {
        deadlines.deleteOne(eq("_id", StoredDeadline.id(name, key)));
    }

    void deleteSchedule(String name, String scheduleId) {
        deadlines.deleteOne(and(eq("name", name), eq("scheduleId", scheduleId)));
    }

    void deleteAll(String name) {
        deadlines.deleteMany(eq("name", name));
    }

    /** What is to be looked at until then, the earliest first; at most {@code limit}. */
    List<Entry> wakingUntil(Instant until, int limit) {
        return deadlines.find(lte(WAKE_AT, Date.from(until))).projection(include(VERSION, WAKE_AT))
                .sort(Sorts.ascending(WAKE_AT)).limit(limit)
                .map(document -> new Entry(document.getString("_id"),
                        document.getString(VERSION), document.getDate(WAKE_AT).toInstant()))
                .into(new ArrayList<>());
    }

    /**
     * Makes {@code entry} this node's under {@code claimed} until the lease ends; empty if it is no longer what is
     * stored. The document is as it was before.
     */
    Optional<Document> claim(Entry entry, String claimed, Instant leaseEnd) {
        // BEFORE: the embedded server may give two concurrent callers the same document AFTER.
        return Optional.ofNullable(deadlines.findOneAndUpdate(eq(VERSION, entry.version()),
                combine(set(VERSION, claimed), set(CLAIMED_BY, node), set(CLAIMED_UNTIL, Date.from(leaseEnd)),
                        set(WAKE_AT, Date.from(leaseEnd)), inc("attempts", 1)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.BEFORE)));
    }

    /** Deletes the deadline, unless it was scheduled again or taken over meanwhile. */
    void done(String claimed) {
        deadlines.deleteOne(eq(VERSION, claimed));
    }

    /** Gives the claim back, to be tried again then. */
    Entry retry(String id, String claimed, Instant at, String error) {
        Entry entry = new Entry(id, newVersion(), at);
        deadlines.updateOne(eq(VERSION, claimed),
                combine(set(VERSION, entry.version()), set(WAKE_AT, Date.from(at)),
                        set("lastError", error), unset(CLAIMED_BY), unset(CLAIMED_UNTIL)));
        return entry;
    }
}
