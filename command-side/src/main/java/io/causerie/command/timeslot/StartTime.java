package io.causerie.command.timeslot;

import static io.causerie.api.InvalidValue.require;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The rules for when a slot may start. */
final class StartTime {
    private static final String FIELD = "startTime";

    private StartTime() {}

    /** A start in the precision that deadlines have, after now and not too far ahead. */
    static Instant requireAhead(Instant start, Instant now, Duration maxAhead) {
        require(start.isAfter(now), FIELD, "must be in the future");
        require(!start.isAfter(now.plus(maxAhead)), FIELD,
                "must be within %d days".formatted(maxAhead.toDays()));
        return toMillis(start);
    }

    static Instant toMillis(Instant start) {
        return start.truncatedTo(ChronoUnit.MILLIS);
    }
}
