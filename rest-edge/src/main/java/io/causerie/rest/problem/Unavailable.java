package io.causerie.rest.problem;

/** What was asked for cannot be told right now, and may be a little later: 503 with {@code Retry-After}. */
public class Unavailable extends RuntimeException {
    public Unavailable(String sentence) {
        super(sentence, null, false, false);
    }

    protected Unavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
