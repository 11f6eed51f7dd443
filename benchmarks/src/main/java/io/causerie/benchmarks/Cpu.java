package io.causerie.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** CPU time: unlike elapsed time, what it counts is ours alone on a machine that others use too. */
final class Cpu {
    private Cpu() {}

    /** Of this process, since it started. */
    static long nanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
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
