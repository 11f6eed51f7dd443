package io.causerie.recording.consent;

/** A time of a session, in milliseconds from its start; {@code toMs} is no longer in it. Empty if it does not end later than it begins. */
public record Span(long fromMs, long toMs) {
    public boolean isEmpty() {
        return toMs <= fromMs;
    }

    public long durationMs() {
        return Math.max(0, toMs - fromMs);
    }

    public Span intersection(Span other) {
        return new Span(Math.max(fromMs, other.fromMs), Math.min(toMs, other.toMs));
    }
}
