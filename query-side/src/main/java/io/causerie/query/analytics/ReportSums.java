package io.causerie.query.analytics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report's sums.
 *
 * @param from the first day, of UTC
 * @param to the day after the last
 * @param position how far in the log its numbers go at least
 * @param total of everything asked for, each number by its name
 * @param by for each of {@code day}, {@code language}, {@code level} and what else the report has, the sums of each that
 *        there is anything of, with its own value beside the numbers
 */
public record ReportSums(String report, int schemaVersion, String from, String to, @Nullable String language,
        @Nullable String level, long position, Map<String, @Nullable Object> total,
        Map<String, List<Map<String, @Nullable Object>>> by) {}
