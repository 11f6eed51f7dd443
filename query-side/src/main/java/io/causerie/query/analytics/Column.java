package io.causerie.query.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A number of a report, of one row as of a sum: counts and times add up, and ratios are made of what was added up. */
record Column(String name, Function<Figures, @Nullable Number> value) {
    private static final int TIME_DECIMALS = 2;
    private static final int RATIO_DECIMALS = 4;
    private static final long MS_PER_SECOND = 1_000;
    private static final long MS_PER_MINUTE = 60_000;

    static Column of(Figure figure) {
        return new Column(figure.field(), figures -> figures.get(figure));
    }

    static Column minutes(String name, Figure ms) {
        return new Column(name, figures -> divide(figures.get(ms), MS_PER_MINUTE, TIME_DECIMALS));
    }

    static Column seconds(String name, Figure ms) {
        return new Column(name, figures -> divide(figures.get(ms), MS_PER_SECOND, TIME_DECIMALS));
    }

    /** Null where there is nothing to divide by. */
    static Column ratio(String name, Figure part, Figure whole) {
        return new Column(name, figures -> divide(figures.get(part), figures.get(whole), RATIO_DECIMALS));
    }

    static Column averageMinutes(String name, Figure ms, Figure count) {
        return new Column(name, figures -> divide(figures.get(ms), figures.get(count) * MS_PER_MINUTE,
                TIME_DECIMALS));
    }

    static Column averageSeconds(String name, Figure ms, Figure count) {
        return new Column(name, figures -> divide(figures.get(ms), figures.get(count) * MS_PER_SECOND,
                TIME_DECIMALS));
    }

    private static @Nullable BigDecimal divide(long part, long whole, int decimals) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), decimals, RoundingMode.HALF_UP);
    }
}
