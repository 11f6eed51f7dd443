package io.causerie.query.reading;

import java.util.Map;
import java.time.Instant;

/** Rows that operators see counted; each feature that has such makes a bean of this type. */
public interface Counted {
    /** Of what, e.g. {@code sessions}. */
    String name();

    /** Counts all of them in one pass; {@code from} and {@code to} are the ends of today. */
    Counts count(Instant from, Instant to);

    /**
     * @param byState by what a row's status says
     * @param today those of today
     */
    record Counts(Map<String, Long> byState, long today) {}
}
