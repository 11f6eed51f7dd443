package io.causerie.api.timeslot;

import io.causerie.api.InvalidValue;
import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * When a series repeats: an RFC 5545 RRULE in the local time of an IANA zone. Only the zone is
 * checked here; the rule's grammar is the command side's to judge.
 *
 * @param rule the RRULE without its name, e.g. {@code FREQ=WEEKLY;BYDAY=TU;COUNT=10}
 * @param zone the zone whose wall clock the rule follows
 */
public record Recurrence(String rule, ZoneId zone) {
    public Recurrence {
        InvalidValue.require(!rule.isBlank() && rule.length() <= 512, "recurrence",
                "must be an RFC 5545 RRULE of at most 512 characters");
    }

    /** Parses an IANA zone id; an offset or an unknown name is an {@link InvalidValue} of {@code timeZone}. */
    public static ZoneId parseZone(String id) {
        try {
            InvalidValue.require(ZoneId.getAvailableZoneIds().contains(id), "timeZone",
                    "must be an IANA time zone such as 'Europe/Paris'");
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new InvalidValue("timeZone", "must be an IANA time zone such as 'Europe/Paris'");
        }
    }
}
