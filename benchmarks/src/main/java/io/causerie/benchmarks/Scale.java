package io.causerie.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds how often each contender has its turn; the turns of all interleave
 * @param warmUps turns before these that do not count
 * @param turn how long one turn takes
 * @param callers how many threads call at the same time
 * @param slots how many slots are offered for the first turn of commands, with 8 places each; later as many as it takes
 * @param embeddedSizes how many events the embedded logs hold that are appended to; the first is the baseline
 * @param mongoSizes the same for the mongo logs
 * @param replayed how many events are replayed
 * @param replays how often
 * @param session the recorded session that files are made of
 */
record Scale(int rounds, int warmUps, Duration turn, int callers, int slots, List<Integer> embeddedSizes,
        List<Integer> mongoSizes, int replayed, int replays, Spoken session) {
    /** As many speakers, all of them for the whole time. */
    record Spoken(int speakers, Duration time) {}

    /** What the README reports. */
    static final Scale FULL = new Scale(5, 6, Duration.ofSeconds(3), 16, 400, List.of(0, 100_000, 1_000_000),
            List.of(0, 100_000), 200_000, 5,
            new Spoken(8, Duration.ofMinutes(30)));

    /** A look in about a minute. */
    static final Scale QUICK = new Scale(3, 2, Duration.ofSeconds(1), 16, 200, List.of(0, 100_000),
            List.of(0, 100_000), 50_000, 3,
            new Spoken(8, Duration.ofMinutes(3)));

    /** Only shows that everything still runs. */
    static final Scale SMOKE = new Scale(1, 0, Duration.ofMillis(300), 4, 20, List.of(0, 500),
            List.of(0, 500),
            2_000, 1, new Spoken(2, Duration.ofSeconds(10)));

    /** As many rounds as that, and one warm-up. */
    Scale withRounds(int number) {
        return new Scale(number, Math.min(1, warmUps), turn, callers, slots, embeddedSizes, mongoSizes,
                replayed, replays, session);
    }
}
