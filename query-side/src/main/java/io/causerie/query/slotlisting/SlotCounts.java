package io.causerie.query.slotlisting;

import io.causerie.query.projection.KeptRows;
import io.causerie.query.reading.Counted;
import io.causerie.query.reading.StateCount;
import org.springframework.data.mongodb.core.MongoOperations;

/** Slots, by their status; today are those that start today. */
public final class SlotCounts {
    private SlotCounts() {}

    public static Counted of(KeptRows rows, MongoOperations mongo) {
        return new StateCount("slots", SlotDocument.class, "startTime", rows, mongo);
    }
}
