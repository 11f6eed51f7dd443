package io.causerie.gateway.connection;

/** Counts what one user does wrong, in windows of time. */
final class Mistakes {
    private long windowStart;
    private int count;

    /** One more; true if it is the {@code max}-th or a later one of its window. */
    boolean tooMany(long nanos, long windowNanos, int max) {
        if (count == 0 || nanos - windowStart > windowNanos) {
            windowStart = nanos;
            count = 0;
        }
        count++;
        return count >= max;
    }
}
