package io.causerie.recording.finalize;

/** How far a job is. One thread works, another reads. */
final class Progress {
    private volatile String step = "waiting";
    private volatile int percent;

    void at(String now) {
        step = now;
        percent = 0;
    }

    void of(long done, long all) {
        percent = all <= 0 ? 0 : (int) Math.min(99, 100 * done / all);
    }

    String step() {
        return step;
    }

    int percent() {
        return percent;
    }
}
