package io.causerie.api.timeslot;

import com.fasterxml.jackson.annotation.JsonValue;
import io.causerie.api.InvalidValue;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Set;

/**
 * A language as a BCP 47 tag in canonical case ({@code en}, {@code pt-BR}). The primary language
 * must be one of ISO 639.
 */
public record LanguageTag(@JsonValue String value) {
    private static final Set<String> ISO_639_1 = Set.of(Locale.getISOLanguages());

    public LanguageTag {
        value = canonical(value);
    }

    private static String canonical(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            InvalidValue.require(isKnown(locale), "targetLanguageCode", "is not a known language");
            return locale.toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new InvalidValue("targetLanguageCode",
                    "must be a BCP 47 language tag such as 'en' or 'pt-BR'");
        }
    }

    private static boolean isKnown(Locale locale) {
        String language = locale.getLanguage();
        if (language.length() != 3) {
            return ISO_639_1.contains(language);
        }
        // The JDK names the languages of ISO 639-2 and 639-3 that it knows; an unknown code stays as it is.
        return !locale.getDisplayLanguage(Locale.ENGLISH).equals(language) && hasIso3(locale);
    }

    private static boolean hasIso3(Locale locale) {
        try {
            return !locale.getISO3Language().isEmpty();
        } catch (MissingResourceException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
