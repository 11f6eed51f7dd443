package io.causerie.query.registrations;

import io.causerie.query.projection.KeptRows;
import io.causerie.query.reading.Counted;
import io.causerie.query.reading.StateCount;
import org.springframework.data.mongodb.core.MongoOperations;

/** Registrations, by their status; today are those that were made today. */
public final class RegistrationCounts {
    private RegistrationCounts() {}

    public static Counted of(KeptRows rows, MongoOperations mongo) {
        return new StateCount("registrations", RegistrationDocument.class, "registeredAt", rows, mongo);
    }
}
