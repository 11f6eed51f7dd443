package io.causerie.query.analytics;

import io.causerie.api.InvalidValue;
import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import io.causerie.query.reading.LanguageParameter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a report is of: the days of UTC in [{@code from}, {@code to}), one language (a primary one such as {@code en} also has
 * {@code en-GB}) and one level. Null is all.
 */
public record AnalyticsFilter(LocalDate from, LocalDate to, @Nullable LanguageTag language,
        @Nullable CefrLevel level) {
    private static final int DEFAULT_DAYS = 30;
    private static final LocalDate EARLIEST = LocalDate.EPOCH;
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);
    private static final String FORM = "must be a day such as '2026-11-24', or the instant in UTC at which one begins";

    /** Reads the parameters: without {@code to} up to {@code today}, without {@code from} 30 days. */
    static AnalyticsFilter parse(@Nullable String from, @Nullable String to, @Nullable String language,
            @Nullable String level, LocalDate today, int longestDays) {
        LocalDate end = to == null ? today.plusDays(1) : parseDay("to", to);
        LocalDate begin = from == null ? end.minusDays(DEFAULT_DAYS) : parseDay("from", from);
        InvalidValue.require(begin.isBefore(end), "to", "must be after from");
        InvalidValue.require(!begin.plusDays(longestDays).isBefore(end), "to",
                "must be at most %d days after from".formatted(longestDays));
        return new AnalyticsFilter(begin, end, language == null ? null : LanguageParameter.parse(language),
                level == null ? null : CefrLevel.parse(level));
    }

    /** Of the rows or sums of a report, those of the days in [{@code first}, {@code end}). */
    Document selection(Report report, String first, String end) {
        Document selection = new Document(Place.DAY, new Document("$gte", first).append("$lt", end));
        if (report.kind() != null) {
            selection.append(Place.KIND, report.kind());
        }
        if (language != null) {
            String primary = LanguageParameter.primaryOf(language.value());
            selection.append(Place.PRIMARY_LANGUAGE, primary);
            if (!primary.equals(language.value())) {
                selection.append(Place.LANGUAGE, language.value());
            }
        }
        return level == null ? selection : selection.append(Place.LEVEL, level.name());
    }

    private static LocalDate parseDay(String field, String text) {
        try {
            LocalDate day = text.indexOf('T') < 0 ? LocalDate.parse(text) : beginningAt(field, text);
            InvalidValue.require(!day.isBefore(EARLIEST) && !day.isAfter(LATEST), field,
                    "must be in the years 1970 to 9999");
            return day;
        } catch (DateTimeParseException e) {
            throw new InvalidValue(field, FORM);
        }
    }

    private static LocalDate beginningAt(String field, String text) {
        OffsetDateTime time = Instant.parse(text).atOffset(ZoneOffset.UTC);
        InvalidValue.require(time.toLocalTime().equals(LocalTime.MIDNIGHT), field, FORM);
        return time.toLocalDate();
    }
}
