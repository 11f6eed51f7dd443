package io.causerie.query.slotlisting;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.causerie.api.InvalidValue;
import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import io.causerie.query.reading.Instants;
import io.causerie.query.reading.LanguageParameter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * Which slots are asked for: those whose start is in [{@code from}, {@code to}), or with no {@code from} those
 * that are not over yet. A primary language such as {@code en} also finds {@code en-GB}.
 */
public record SlotFilter(@Nullable LanguageTag language, @Nullable CefrLevel level, @Nullable Instant from,
        @Nullable Instant to, boolean available) {
    /** The longest that a slot lasts: the index is on the start, so that none that ended before is looked at. */
    private static final Duration LONGEST = Duration.ofMinutes(180);

    public SlotFilter {
        InvalidValue.require(from == null || to == null || from.isBefore(to), "to", "must be after from");
    }

    /** Reads the parameters of the listing. */
    public static SlotFilter parse(@Nullable String language, @Nullable String level, @Nullable String from,
            @Nullable String to, @Nullable String available) {
        return new SlotFilter(language == null ? null : LanguageParameter.parse(language),
                level == null ? null : CefrLevel.parse(level),
                from == null ? null : Instants.parse("from", from),
                to == null ? null : Instants.parse("to", to), available != null && parseBoolean(available));
    }

    List<Criteria> criteria(Instant now) {
        List<Criteria> all = new ArrayList<>();
        if (language != null) {
            String primary = LanguageParameter.primaryOf(language.value());
            all.add(where("primaryLanguage").is(primary));
            if (!primary.equals(language.value())) {
                all.add(where("targetLanguageCode").is(language.value()));
            }
        }
        if (level != null) {
            all.add(where("level").is(level.name()));
        }
        all.add(where("startTime").gte(from == null ? now.minus(LONGEST) : from));
        if (from == null) {
            all.add(where("endTime").gt(now));
        }
        if (to != null) {
            all.add(where("startTime").lt(to));
        }
        if (available) {
            all.add(where("status").is(SlotDocument.OPEN));
        }
        return all;
    }

    private static boolean parseBoolean(String text) {
        InvalidValue.require(text.equals("true") || text.equals("false"), "available",
                "must be true or false");
        return text.equals("true");
    }
}
