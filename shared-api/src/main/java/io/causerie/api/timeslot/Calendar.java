package io.causerie.api.timeslot;

import io.causerie.api.InvalidValue;
import java.time.Instant;

/** The years in which every zone has a local time for each instant. */
final class Calendar {
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private Calendar() {}

    static void require(Instant startTime) {
        InvalidValue.require(startTime.isAfter(Instant.EPOCH) && startTime.isBefore(END), "startTime",
                "must lie between the years 1970 and 9999");
    }
}
