package io.causerie.query.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import io.causerie.query.projection.ProjectionPosition.Next;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The positions of all projections, one document each, written after the rows they speak of. Each change is one atomic update, so that any
 * node may make it.
 */
public final class Positions {
    private final MongoOperations mongo;
    private final Clock clock;
    private final Map<String, Integer> generations = new ConcurrentHashMap<>();

    public Positions(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Where the projection is; position 0 if it never ran. */
    public ProjectionPosition of(String projection) {
        Document known = mongo.execute(ProjectionPosition.COLLECTION,
                all -> all.find(eq("_id", projection)).first());
        ProjectionPosition position = ProjectionPosition.of(projection,
                known == null ? new Document() : known);
        // Never back: of two reads that look at the same time, the one that came later may have seen a newer one.
        generations.merge(projection, position.generation(), Math::max);
        return position;
    }

    /** Which rows to read, as of the last time that this process asked for the position. */
    Generation read(Projection projection) {
        Integer known = generations.get(projection.name());
        return new Generation(projection, known == null ? of(projection.name()).generation() : known);
    }

    /** Makes sure that there is one to advance. */
    void begin(String projection) {
        Document first = new Document("ahead", 0L).append("generation", 0).append("newest", 0)
                .append("oldest", 0).append("paused", false);
        collection().updateOne(eq("_id", projection),
                new Document("$setOnInsert", new Document(first).append("position", 0L)),
                new UpdateOptions().upsert(true));
        // Since before there were generations.
        update(and(eq("_id", projection), exists("generation", false)), new Document("$set", first));
    }

    /**
     * Says how far rows are about to go. Rows of a replay are not read before they are there too: whoever reads finds nothing older than
     * what could be seen before.
     *
     * @throws UnableToClaimTokenException these rows are kept no more, a replay has replaced them
     */
    void announce(Generation generation, long position) {
        String name = generation.projection().name();
        int number = generation.number();
        if (!update(and(eq("_id", name), eq("generation", number)), max("ahead", position))
                && !isNext(of(name).next(), number)) {
            throw new UnableToClaimTokenException(generation.processor() + " has been replaced by a replay");
        }
    }

    private static boolean isNext(@Nullable Next next, int number) {
        return next != null && next.generation() == number;
    }

    /** Says how far rows are. Those of a replay are what is read from when they are no older than those that were. */
    void advance(Generation generation, long position) {
        String name = generation.projection().name();
        int number = generation.number();
        boolean isRead = update(and(eq("_id", name), eq("generation", number)),
                combine(max("position", position), set("updatedAt", clock.instant())));
        if (!isRead && update(and(eq("_id", name), eq("next.generation", number)),
                max("next.position", position))) {
            takeOver(name, number, position);
        }
    }

    private void takeOver(String name, int number, long position) {
        Instant now = clock.instant();
        update(and(eq("_id", name), eq("next.generation", number), lte("position", position),
                lte("ahead", position)),
                combine(set("generation", number), set("position", position), set("updatedAt", now),
                        set("takenOverAt", now), set("next", null)));
    }

    /** Has the rows made once more, beside those that are read; false: that is going on already. */
    public boolean replay(String projection, long head) {
        begin(projection);
        int newest = of(projection).newest();
        return update(and(eq("_id", projection), eq("newest", newest), eq("next", null)),
                combine(set("newest", newest + 1),
                        set("next", new Document("generation", newest + 1).append("position", 0L)
                                .append("target", head).append("startedAt", clock.instant()))));
    }

    /** Has nothing followed, or again. */
    public void pause(String projection, boolean paused) {
        begin(projection);
        update(eq("_id", projection), set("paused", paused));
    }

    /** Nothing is left of generations before this one. */
    void dropped(String projection, int before) {
        update(eq("_id", projection), max("oldest", before));
    }

    private boolean update(Bson which, Bson change) {
        return collection().updateOne(which, change).getMatchedCount() > 0;
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(ProjectionPosition.COLLECTION);
    }
}
