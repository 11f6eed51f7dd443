package io.causerie.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Threads that each do one operation after the other until time is up. */
final class Callers {
    private static final int FIRST_CAPACITY = 1_024;

    private Callers() {}

    /** One operation; false when there is nothing left to do. */
    @FunctionalInterface
    interface Operation {
        boolean run() throws Exception;
    }

    /** Lets {@code callers} threads call {@code operation} for {@code time}; {@code cpuNanos} is this process's. */
    static Round run(int callers, Duration time, Operation operation) throws Exception {
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<long[]>> latencies = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                latencies.add(threads.submit(() -> {
                    begin.await();
                    return call(time, operation);
                }));
            }
            long cpu = Cpu.nanos();
            long start = System.nanoTime();
            begin.countDown();
            long[] all = join(latencies);
            return round(all, System.nanoTime() - start, Cpu.nanos() - cpu);
        }
    }

    private static long[] call(Duration time, Operation operation) throws Exception {
        long[] latencies = new long[FIRST_CAPACITY];
        int calls = 0;
        long end = System.nanoTime() + time.toNanos();
        long before = System.nanoTime();
        while (before < end && operation.run()) {
            long after = System.nanoTime();
            if (calls == latencies.length) {
                latencies = Arrays.copyOf(latencies, calls * 2);
            }
            latencies[calls] = after - before;
            calls++;
            before = after;
        }
        return Arrays.copyOf(latencies, calls);
    }

    private static long[] join(List<Future<long[]>> latencies)
            throws InterruptedException, ExecutionException {
        LongStream all = LongStream.empty();
        for (Future<long[]> some : latencies) {
            all = LongStream.concat(all, LongStream.of(some.get()));
        }
        return all.sorted().toArray();
    }

    private static Round round(long[] sorted, long nanos, long cpuNanos) {
        int last = Math.max(0, sorted.length - 1);
        return new Round(sorted.length, nanos, cpuNanos, sorted.length == 0 ? 0 : sorted[last / 2],
                sorted.length == 0 ? 0 : sorted[(int) (last * 0.99)]);
    }
}
