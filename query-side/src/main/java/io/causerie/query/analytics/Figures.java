package io.causerie.query.analytics;

import java.util.Arrays;
import java.util.function.ToLongFunction;

/** A number for each {@link Figure}. */
final class Figures {
    static final Figures NONE = new Figures(new long[Figure.values().length]);

    private final long[] values;

    private Figures(long[] values) {
        this.values = values;
    }

    static Figures of(ToLongFunction<Figure> value) {
        return new Figures(Arrays.stream(Figure.values()).mapToLong(value).toArray());
    }

    long get(Figure figure) {
        return values[figure.ordinal()];
    }

    Figures plus(Figures other) {
        return of(figure -> get(figure) + other.get(figure));
    }

    Figures minus(Figures other) {
        return of(figure -> get(figure) - other.get(figure));
    }

    boolean areZero() {
        return Arrays.stream(values).allMatch(value -> value == 0);
    }
}
