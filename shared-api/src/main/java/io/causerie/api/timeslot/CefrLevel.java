package io.causerie.api.timeslot;

import io.causerie.api.InvalidValue;

/** A level of the Common European Framework of Reference for Languages. */
public enum CefrLevel {
    A1, A2, B1, B2, C1, C2;

    /** Parses exactly {@code A1 … C2}; anything else is an {@link InvalidValue} of {@code level}. */
    public static CefrLevel parse(String text) {
        for (CefrLevel level : values()) {
            if (level.name().equals(text)) {
                return level;
            }
        }
        throw new InvalidValue("level", "must be one of A1, A2, B1, B2, C1, C2");
    }
}
