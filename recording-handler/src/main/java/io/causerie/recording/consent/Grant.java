package io.causerie.recording.consent;

import org.jspecify.annotations.Nullable;

/**
 * A time in which somebody may be recorded: the session was active, they were in it, and their consent was given. In milliseconds from
 * the session's start.
 *
 * @param toMs where it ends, itself no longer covered; null while it lasts
 * @param policyVersion the text they agreed to
 * @param givenBy the id of the event that began it
 * @param endedBy the id of the event that ended it; null while it lasts
 */
public record Grant(long fromMs, @Nullable Long toMs, String policyVersion, String givenBy,
        @Nullable String endedBy) {
    boolean isOpen() {
        return toMs == null;
    }

    boolean isEmpty() {
        return toMs != null && toMs <= fromMs;
    }

    Grant endedAt(long atMs, String event) {
        return new Grant(fromMs, atMs, policyVersion, givenBy, event);
    }

    /** What of {@code span} it covers; empty if nothing. */
    public Span within(Span span) {
        return span.intersection(new Span(fromMs, toMs == null ? Long.MAX_VALUE : toMs));
    }
}
