package io.causerie.query.reports;

import io.causerie.api.InvalidValue;
import java.util.List;

/** The statuses of a report, as moderators see them. */
final class ReportStatus {
    static final String OPEN = "open";

    private static final List<String> ALL = List.of(OPEN, "dismissed", "upheld");

    private ReportStatus() {}

    /** Refuses what is none of them. */
    static String parse(String text) {
        InvalidValue.require(ALL.contains(text), "status", "must be one of " + String.join(", ", ALL));
        return text;
    }
}
