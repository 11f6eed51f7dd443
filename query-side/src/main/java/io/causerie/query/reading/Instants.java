package io.causerie.query.reading;

import io.causerie.api.InvalidValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Instants as clients send them. */
public final class Instants {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Instants() {}

    /** Refuses, in the name of {@code field}, what is none. */
    public static Instant parse(String field, String text) {
        try {
            Instant time = Instant.parse(text);
            InvalidValue.require(!time.isBefore(EARLIEST) && !time.isAfter(LATEST), field,
                    "must be in the years 1970 to 9999");
            return time;
        } catch (DateTimeParseException e) {
            throw new InvalidValue(field,
                    "must be an ISO-8601 instant in UTC such as '2026-11-24T18:00:00Z'");
        }
    }
}
