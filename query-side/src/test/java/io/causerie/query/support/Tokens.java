package io.causerie.query.support;

import io.causerie.query.projection.Positions;
import io.causerie.query.projection.Projection;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/** What the token store knows of the rows that are read. */
public final class Tokens {
    private final MongoOperations mongo;
    private final Positions positions;

    public Tokens(MongoOperations mongo, Positions positions) {
        this.mongo = mongo;
        this.positions = positions;
    }

    /** As after a crash between rows and token: the rows are there, the token is an older one. */
    public void forget(Projection projection) {
        mongo.getCollection("trackingtokens").updateOne(idOf(projection),
                new Document("$set", new Document("token", null).append("tokenType", null)));
    }

    /** Every batch ends with one. */
    public boolean isThere(Projection projection) {
        return of(projection).get("token") != null;
    }

    /** While anybody follows, it is claimed. */
    public boolean isClaimed(Projection projection) {
        return of(projection).get("owner") != null;
    }

    private Document of(Projection projection) {
        return mongo.getCollection("trackingtokens").find(idOf(projection)).first();
    }

    private Document idOf(Projection projection) {
        int generation = positions.of(projection.name()).generation();
        return new Document("processorName",
                generation == 0 ? projection.name() : projection.name() + "." + generation);
    }
}
