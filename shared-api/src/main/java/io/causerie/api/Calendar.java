package io.causerie.api;

import java.time.Instant;

/** The years in which every zone has a local time for each instant, and every store a date. */
public final class Calendar {
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private Calendar() {}

    /** Fails with an {@link InvalidValue} of {@code field} for an instant in other years. */
    public static void require(Instant instant, String field) {
        InvalidValue.require(instant.isAfter(Instant.EPOCH) && instant.isBefore(END), field,
                "must lie between the years 1970 and 9999");
    }
}
