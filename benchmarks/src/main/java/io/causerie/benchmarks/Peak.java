package io.causerie.benchmarks;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Looks at a figure often; the largest is kept. */
final class Peak implements AutoCloseable {
    private static final long EVERY_MS = 20;

    private final ScheduledExecutorService watcher = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private volatile long highest;

    Peak(LongSupplier figure) {
        watcher.scheduleWithFixedDelay(() -> highest = Math.max(highest, figure.getAsLong()), 0, EVERY_MS,
                TimeUnit.MILLISECONDS);
    }

    long highest() {
        return highest;
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }
}
