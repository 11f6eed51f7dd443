package io.causerie.query.analytics;

import io.causerie.query.reading.LanguageParameter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Where in time, language and level something belongs. Days, weekdays and hours are those of UTC. */
final class Place {
    static final String DAY = "day";
    static final String WEEKDAY = "weekday";
    static final String HOUR = "hour";
    static final String KIND = "kind";
    static final String LANGUAGE = "language";
    static final String PRIMARY_LANGUAGE = "primaryLanguage";
    static final String LEVEL = "level";

    private Place() {}

    static void day(Fact fact, Instant time) {
        fact.put(DAY, inUtc(time).toLocalDate().toString());
    }

    /** Weekdays count from Monday, 1. */
    static void hour(Fact fact, Instant time) {
        fact.put(WEEKDAY, inUtc(time).getDayOfWeek().getValue());
        fact.put(HOUR, inUtc(time).getHour());
    }

    static void language(Fact fact, @Nullable String language, @Nullable String level) {
        fact.put(LANGUAGE, language);
        fact.put(PRIMARY_LANGUAGE, language == null ? null : LanguageParameter.primaryOf(language));
        fact.put(LEVEL, level);
    }

    private static OffsetDateTime inUtc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
