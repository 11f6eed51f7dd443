package io.causerie.query.sessionview;

import io.causerie.query.projection.KeptRows;
import io.causerie.query.reading.Counted;
import io.causerie.query.reading.StateCount;
import org.springframework.data.mongodb.core.MongoOperations;

/** Sessions, by their status; today are those that opened today. */
public final class SessionCounts {
    private SessionCounts() {}

    public static Counted of(KeptRows rows, MongoOperations mongo) {
        return new StateCount("sessions", SessionDocument.class, "createdAt", rows, mongo);
    }
}
