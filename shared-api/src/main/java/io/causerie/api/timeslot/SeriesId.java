package io.causerie.api.timeslot;

import com.fasterxml.jackson.annotation.JsonValue;
import io.causerie.api.InvalidValue;

/** The id of a series of slots, a UUID. */
public record SeriesId(@JsonValue String value) {
    public SeriesId {
        InvalidValue.require(!value.isBlank() && value.length() <= 128, "seriesId",
                "must have 1 to 128 characters");
    }

    @Override
    public String toString() {
        return value;
    }
}
