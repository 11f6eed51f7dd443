package io.causerie.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Gives contenders their turns one at a time, interleaved and each round in another order. */
final class Turns {
    private Turns() {}

    /** Somebody's turn; {@code counts} is false for a warm-up. */
    @FunctionalInterface
    interface Turn {
        void take(boolean counts) throws Exception;
    }

    static void take(Scale scale, List<Turn> contenders) throws Exception {
        List<Turn> order = new ArrayList<>(contenders);
        for (int round = 0; round < scale.warmUps() + scale.rounds(); round++) {
            for (Turn turn : order) {
                turn.take(round >= scale.warmUps());
            }
            Collections.rotate(order, 1);
        }
    }
}
