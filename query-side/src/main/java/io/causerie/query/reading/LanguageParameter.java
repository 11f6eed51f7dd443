package io.causerie.query.reading;

import io.causerie.api.InvalidValue;
import io.causerie.api.timeslot.LanguageTag;

/** The parameter {@code language}: a primary language such as {@code en} also finds {@code en-GB}. */
public final class LanguageParameter {
    private LanguageParameter() {}

    /** Refuses what is no language, under the parameter's name. */
    public static LanguageTag parse(String text) {
        try {
            return new LanguageTag(text);
        } catch (InvalidValue e) {
            throw new InvalidValue("language", e.getMessage());
        }
    }

    /** The first part of a language tag. */
    public static String primaryOf(String tag) {
        return tag.split("-", 2)[0];
    }
}
