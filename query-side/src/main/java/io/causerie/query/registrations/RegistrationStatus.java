package io.causerie.query.registrations;

import io.causerie.api.InvalidValue;
import java.util.List;

/** The statuses of a registration, as clients see them. */
final class RegistrationStatus {
    static final String REGISTERED = "registered";
    static final String WAITLISTED = "waitlisted";
    static final String CANCELLED = "cancelled";
    static final String ATTENDED = "attended";
    static final String NO_SHOW = "no-show";

    private static final List<String> ALL = List.of(REGISTERED, WAITLISTED, CANCELLED, ATTENDED, NO_SHOW);

    private RegistrationStatus() {}

    /** Refuses what is none of them. */
    static String parse(String text) {
        InvalidValue.require(ALL.contains(text), "status", "must be one of " + String.join(", ", ALL));
        return text;
    }
}
