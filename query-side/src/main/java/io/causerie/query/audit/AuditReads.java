package io.causerie.query.audit;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.causerie.api.InvalidValue;
import io.causerie.query.reading.Cursor;
import io.causerie.query.reading.Page;
import io.causerie.query.reading.PageRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Who read the audit. Entries are only ever added, are no projection's rows, and are on a majority before the answer goes out. Their
 * numbers are their ids, taken in turn by whichever node is first, so that they have no gaps and are found without another index.
 */
public final class AuditReads {
    static final String COLLECTION = "audit_reads";
    private static final int LOOKED_AHEAD = 64;

    private final MongoCollection<Document> entries;
    private final Clock clock;
    /** What this node believes the next number to be; 0 before it has looked. */
    private long next;

    public AuditReads(MongoOperations mongo, Clock clock) {
        this.entries = mongo.getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY).withReadPreference(ReadPreference.primary());
        this.clock = clock;
    }

    /** Notes what is about to be answered; if that fails, it must not be answered. */
    public synchronized void note(String reader, String path, @Nullable String query, @Nullable String accept,
            @Nullable String correlationId, long position) {
        var entry = new Document("at", Date.from(clock.instant())).append("reader", reader)
                .append("path", path).append("query", query).append("accept", accept)
                .append("correlationId", correlationId).append("position", position);
        if (next == 0) {
            catchUp();
        }
        while (!insert(next, entry)) {
            next++;
            catchUp();
        }
        next++;
    }

    private boolean insert(long number, Document entry) {
        try {
            entries.insertOne(entry.append("_id", number));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    /** The newest first. */
    public synchronized Page<AuditRead> page(PageRequest request, long position) {
        catchUp();
        long newest = request.after().map(AuditReads::numberOf).orElse(next) - 1;
        // One more than the limit, which only says that there is a next page.
        List<AuditRead> found = between(Math.max(1, newest - request.limit()), newest + 1);
        return Page.of(found, request, read -> new Cursor(read.at(), Long.toString(read.number())), position);
    }

    private List<AuditRead> between(long from, long to) {
        List<Long> numbers = LongStream.range(from, to).boxed().toList();
        return entries.find(Filters.in("_id", numbers)).map(AuditReads::read).into(new ArrayList<>())
                .stream().sorted(Comparator.comparingLong(AuditRead::number).reversed()).toList();
    }

    /** Past what other nodes have noted. */
    private void catchUp() {
        if (next == 0) {
            Document newest = entries.find().sort(Sorts.descending("_id")).limit(1).first();
            next = newest == null ? 1 : newest.get("_id", Number.class).longValue() + 1;
        }
        List<AuditRead> more = between(next, next + LOOKED_AHEAD);
        while (!more.isEmpty()) {
            next = more.getFirst().number() + 1;
            more = between(next, next + LOOKED_AHEAD);
        }
    }

    private static long numberOf(Cursor cursor) {
        InvalidValue.require(cursor.id().matches("\\d{1,18}"), "cursor", "must be one that this list gave");
        return Long.parseLong(cursor.id());
    }

    private static AuditRead read(Document entry) {
        return new AuditRead(entry.get("_id", Number.class).longValue(), entry.getDate("at").toInstant(),
                entry.getString("reader"), entry.getString("path"), entry.getString("query"),
                entry.getString("accept"), entry.getString("correlationId"),
                entry.get("position", Number.class).longValue());
    }
}
