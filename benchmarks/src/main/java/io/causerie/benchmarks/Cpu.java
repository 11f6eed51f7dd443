package io.causerie.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** CPU time: unlike elapsed time, what it counts is ours alone on a machine that others use too. */
final class Cpu {
    private static final long NANOS_PER_TICK = 10_000_000;

    private Cpu() {}

    /** Of this process, since it started. */
    static long nanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Of this process and of those it started that have ended; the system counts it in steps of 10 ms. */
    static long nanosWithChildren() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        // Behind the name, which may hold anything, the 12th to 15th: user and system time, and that of children.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = 11; i <= 14; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks * NANOS_PER_TICK;
    }

    /** Of another process; the system counts it in steps of 10 ms. */
    static long nanos(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    /** The number of processes that wanted a CPU lately, by the system's account. */
    static double load() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getSystemLoadAverage();
    }
}
