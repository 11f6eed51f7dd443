package io.causerie.gateway.hub.redis;

/** Finds out whether notices of one channel were missed, by their numbers: Pub/Sub keeps nothing for who is away for a moment. */
final class Gaps {
    private boolean known;
    private boolean missed;
    private long last;
    private long due;

    /** The notice with this number was heard. */
    synchronized void heard(long number) {
        missed |= known && number > last + 1;
        last = Math.max(last, number);
    }

    /**
     * So many have been told by now. Whether one was missed of those told until this was called last, which have had the time to
     * arrive; true once for each gap.
     */
    synchronized boolean found(long told) {
        boolean begun = known;
        boolean startedAnew = told < due;
        if (!known || startedAnew) {
            last = told;
        }
        boolean result = begun && (missed || startedAnew || due > last);
        last = Math.max(last, startedAnew ? told : due);
        known = true;
        missed = false;
        due = told;
        return result;
    }
}
