package io.causerie.api.moderation;

import com.fasterxml.jackson.annotation.JsonValue;
import io.causerie.api.InvalidValue;

/** What somebody is reported or banned for; {@link #code()} is what events and clients say. */
public enum Misconduct {
    HARASSMENT("harassment"), HATE("hate"), NUDITY("nudity"), MINOR("minor"), SPAM("spam"), OTHER("other");

    private final String code;

    Misconduct(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** Parses a {@link #code()}; anything else is an {@link InvalidValue} of {@code reason}. */
    public static Misconduct parse(String text) {
        for (Misconduct one : values()) {
            if (one.code.equals(text)) {
                return one;
            }
        }
        throw new InvalidValue("reason", "must be one of harassment, hate, nudity, minor, spam, other");
    }
}
