package io.causerie.benchmarks;

/**
 * What one contender did in one turn.
 *
 * @param operations how many succeeded
 * @param nanos how long that took
 * @param cpuNanos CPU time of the whole process meanwhile
 * @param medianNanos of one operation
 * @param p99Nanos of one operation
 */
record Round(long operations, long nanos, long cpuNanos, long medianNanos, long p99Nanos) {
    double perSecond() {
        return operations * 1e9 / nanos;
    }

    double cpuMicrosEach() {
        return cpuNanos / 1e3 / Math.max(1, operations);
    }

    /** With CPU time counted over longer, until all that followed from the operations was done. */
    Round withCpu(long nanos) {
        return new Round(operations, this.nanos, nanos, medianNanos, p99Nanos);
    }
}
