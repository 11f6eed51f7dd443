package io.causerie.api.moderation;

import io.causerie.api.InvalidValue;

/** What a moderator makes of a report; {@link #code()} is what events and clients say. */
public enum Decision {
    DISMISSED("dismissed"), UPHELD("upheld");

    private final String code;

    Decision(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Parses a {@link #code()}; anything else is an {@link InvalidValue} of {@code decision}. */
    public static Decision parse(String text) {
        for (Decision one : values()) {
            if (one.code.equals(text)) {
                return one;
            }
        }
        throw new InvalidValue("decision", "must be dismissed or upheld");
    }
}
