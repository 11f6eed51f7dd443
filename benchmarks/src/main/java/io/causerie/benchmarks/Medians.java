package io.causerie.benchmarks;

import java.util.Arrays;

/** The middle of many values, and their ends: what a loaded machine leaves standing of a measurement. */
final class Medians {
    private Medians() {}

    static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static double least(double... values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    static double most(double... values) {
        return Arrays.stream(values).max().orElseThrow();
    }
}
