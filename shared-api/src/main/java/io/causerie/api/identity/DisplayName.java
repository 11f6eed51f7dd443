package io.causerie.api.identity;

import io.causerie.api.InvalidValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a user is called: one line without control characters or changes of writing direction, of 1 to 100 code points. It is
 * in no event, and says nothing of itself in a log.
 */
public record DisplayName(String value) {
    private static final int MAX_LENGTH = 100;

    public DisplayName {
        InvalidValue.require(!value.isEmpty() && value.equals(sanitised(value)), "name",
                "must be one line of 1 to " + MAX_LENGTH + " characters");
    }

    /** What can be shown of {@code text}; empty if that is nothing. */
    public static Optional<DisplayName> of(@Nullable String text) {
        return Optional.ofNullable(text).map(DisplayName::sanitised).filter(name -> !name.isEmpty())
                .map(DisplayName::new);
    }

    private static String sanitised(String name) {
        String line = name.replaceAll("[\\p{Cc}\\p{Cs}\\p{Z}\\u202A-\\u202E\\u2066-\\u2069]+", " ").strip();
        return line.codePoints().limit(MAX_LENGTH)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString().strip();
    }

    @Override
    public String toString() {
        return "DisplayName[withheld]";
    }
}
