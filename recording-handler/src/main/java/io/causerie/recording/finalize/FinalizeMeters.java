package io.causerie.recording.finalize;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What came of jobs on this node. */
public final class FinalizeMeters {
    private final Timer done;
    private final Counter retried;
    private final Counter failed;

    public FinalizeMeters(MeterRegistry meters) {
        this.done = Timer.builder("causerie.recording.finalize")
                .description("Making the files of one session, until they were told of")
                .serviceLevelObjectives(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5),
                        Duration.ofMinutes(15))
                .register(meters);
        this.retried = counter(meters, "retried");
        this.failed = counter(meters, "failed");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("causerie.recording.finalize.trouble")
                .description("Tries to make files that came to nothing").tag("outcome", outcome)
                .register(meters);
    }

    void done(Duration took) {
        done.record(took);
    }

    void retried() {
        retried.increment();
    }

    void failed() {
        failed.increment();
    }
}
