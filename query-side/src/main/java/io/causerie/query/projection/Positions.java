package io.causerie.query.projection;

import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/** The positions of all projections, one document each, written after the rows they speak of. */
public final class Positions {
    private final MongoOperations mongo;
    private final Clock clock;

    public Positions(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Where the projection is; position 0 if it never ran. */
    public ProjectionPosition of(String projection) {
        ProjectionPosition known = mongo.findById(projection, ProjectionPosition.class);
        return known == null ? ProjectionPosition.none(projection) : known;
    }

    void advance(String projection, @Nullable TrackingToken token) {
        Document fields = new Document("position", positionOf(token)).append("updatedAt", clock.instant());
        if (!(token instanceof ReplayToken)) {
            fields.append("replayTarget", null).append("replayStartedAt", null);
        }
        update(projection, fields);
    }

    void restart(String projection, ReplayToken token) {
        Instant now = clock.instant();
        update(projection,
                new Document("position", 0L).append("updatedAt", now)
                        .append("replayTarget", positionOf(token.getTokenAtReset()))
                        .append("replayStartedAt", now));
    }

    private void update(String projection, Document fields) {
        mongo.getCollection(mongo.getCollectionName(ProjectionPosition.class)).updateOne(
                new Document("_id", projection), new Document("$set", fields),
                new UpdateOptions().upsert(true));
    }

    private static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : Math.max(0, token.position().orElse(0));
    }
}
