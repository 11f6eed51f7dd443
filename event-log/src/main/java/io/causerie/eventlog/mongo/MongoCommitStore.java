package io.causerie.eventlog.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.causerie.eventlog.Commit;
import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.EventKey;
import io.causerie.eventlog.LoggedEvent;
import io.causerie.eventlog.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The log in one MongoDB collection. Writes wait for a majority and its journal, reads see only what a majority
 * has, both at the primary; these are set here and do not depend on the client's settings.
 */
public final class MongoCommitStore implements CommitStore {
    /** Most reads are at the log's end or of short aggregates: look this far before looking farther. */
    private static final int NEAR = 16;
    private static final int FAR = 256;

    private final MongoCollection<Document> commits;
    private final MongoCollection<Document> unbounded;
    private volatile boolean indexed;

    /**
     * On {@code collection} of {@code database}; the client stays the caller's to close.
     *
     * @param timeout how long one call to the server may take in all
     */
    public MongoCommitStore(MongoDatabase database, String collection, Duration timeout) {
        this.unbounded = database.getCollection(collection)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        this.commits = unbounded.withTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void append(Commit commit) {
        reaching(() -> {
            ensureIndex();
            try {
                commits.insertOne(CommitDocuments.of(commit));
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                refuse(commit, e);
            }
            return commit;
        });
    }

    private void ensureIndex() {
        if (!indexed) {
            commits.createIndex(Indexes.ascending(CommitDocuments.EVENT_KEY),
                    new IndexOptions().unique(true));
            indexed = true;
        }
    }

    /**
     * Which index refused it is read back, never parsed. What refused it may not be on a majority yet, so it is looked for where the
     * insert met it: at the primary, whatever the others have. But that the commit itself is stored is said only of a majority.
     */
    private void refuse(Commit commit, MongoWriteException cause) {
        MongoCollection<Document> met = commits.withReadConcern(ReadConcern.LOCAL);
        Document there = met.find(Filters.eq(CommitDocuments.POSITION, commit.position())).first();
        if (there != null && !there.getString("hash").equals(commit.hash())) {
            throw new PositionTaken(commit.position());
        }
        if (there != null) {
            if (commits.find(Filters.eq(CommitDocuments.POSITION, commit.position())).first() == null) {
                throw new StoreUnavailable("the commit is not on a majority yet", cause);
            }
            return;
        }
        Set<EventKey> taken = taken(met, commit);
        if (taken.isEmpty()) {
            throw new StoreUnavailable("MongoDB refused a commit for another that has gone since", cause);
        }
        throw new SequenceTaken(taken);
    }

    private static Set<EventKey> taken(MongoCollection<Document> met, Commit commit) {
        Set<EventKey> keys = commit.events().stream().map(event -> event.key()).collect(Collectors.toSet());
        Set<EventKey> taken = new HashSet<>();
        List<String> sought = keys.stream().map(CommitDocuments::key).toList();
        for (Document document : met.find(Filters.in(CommitDocuments.EVENT_KEY, sought))) {
            CommitDocuments.commit(document).events().stream().map(event -> event.key())
                    .filter(keys::contains)
                    .forEach(taken::add);
        }
        return taken;
    }

    @Override
    public List<Commit> read(long position, int events) {
        return reaching(() -> {
            List<Commit> near = starting(position, position + Math.min(NEAR, events));
            if (near.isEmpty() || near.getLast().nextPosition() < position + NEAR) {
                return near;
            }
            List<Commit> all = near;
            while (all.getLast().nextPosition() < position + events) {
                long next = all.getLast().nextPosition();
                List<Commit> more = starting(next, Math.min(next + FAR, position + events));
                if (more.isEmpty()) {
                    break;
                }
                all = Stream.concat(all.stream(), more.stream()).toList();
            }
            return all;
        });
    }

    /**
     * The commits at {@code from} and after it, without a gap. One query is no snapshot: it may see a commit and have
     * missed the one before it.
     */
    private List<Commit> starting(long from, long to) {
        return Commit.withoutGap(from, in(from, to));
    }

    private List<Commit> in(long from, long to) {
        List<Long> positions = LongStream.range(from, to).boxed().toList();
        return commits.find(Filters.in(CommitDocuments.POSITION, positions)).map(CommitDocuments::commit)
                .into(new ArrayList<>()).stream().sorted(Comparator.comparingLong(Commit::position))
                .toList();
    }

    @Override
    public Optional<Commit> containing(long position) {
        return reaching(() -> {
            long to = position + 1;
            for (long reach = NEAR; to > Math.max(0, position - Commit.MAX_EVENTS); reach = FAR) {
                List<Commit> before = in(Math.max(1, to - reach), to);
                if (!before.isEmpty()) {
                    return Optional.of(before.getLast()).filter(commit -> commit.lastPosition() >= position);
                }
                to -= reach;
            }
            return Optional.empty();
        });
    }

    @Override
    public List<LoggedEvent> readAggregate(String aggregateId, long firstSequence, int limit) {
        return reaching(() -> {
            List<LoggedEvent> near = ofAggregate(aggregateId, firstSequence, Math.min(NEAR, limit));
            if (near.size() < NEAR || limit <= NEAR) {
                return near;
            }
            return Stream.concat(near.stream(),
                    ofAggregate(aggregateId, firstSequence + NEAR, limit - NEAR).stream()).toList();
        });
    }

    private List<LoggedEvent> ofAggregate(String aggregateId, long first, int count) {
        List<String> keys = LongStream.range(first, first + count)
                .mapToObj(sequence -> CommitDocuments.key(new EventKey(aggregateId, sequence))).toList();
        List<LoggedEvent> found = commits.find(Filters.in(CommitDocuments.EVENT_KEY, keys))
                .map(CommitDocuments::commit).into(new ArrayList<>()).stream()
                // The embedded server returns a document once for each key in it.
                .distinct().flatMap(commit -> commit.logged().stream())
                .filter(logged -> isWanted(logged, aggregateId, first, count))
                .sorted(Comparator.comparingLong(logged -> logged.event().sequence())).toList();
        int whole = 0;
        while (whole < found.size() && found.get(whole).event().sequence() == first + whole) {
            whole++;
        }
        return found.subList(0, whole);
    }

    private static boolean isWanted(LoggedEvent logged, String aggregateId, long first, int count) {
        long sequence = logged.event().sequence();
        return logged.event().aggregateId().equals(aggregateId) && sequence >= first
                && sequence < first + count;
    }

    @Override
    public Optional<Commit> last() {
        return reaching(() -> Optional
                .ofNullable(commits.find().sort(Sorts.descending(CommitDocuments.POSITION)).limit(1).first())
                .map(CommitDocuments::commit));
    }

    private static <T> T reaching(Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoException e) {
            throw new StoreUnavailable("MongoDB: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isExclusive() {
        return false;
    }

    @Override
    public Watch watch(Runnable wake) {
        return InsertWatch.on(unbounded, wake);
    }

    /** Nothing to close: the client belongs to the caller. */
    @Override
    public void close() {
        // The client outlives the store.
    }
}
