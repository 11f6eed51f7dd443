package io.causerie.recording.capture;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What was taken, and what was not. */
public final class CaptureMeters {
    private final Counter kept;
    private final Counter refused;
    private final Counter failed;
    private final Counter bytes;

    public CaptureMeters(MeterRegistry meters) {
        this.kept = parts(meters, "kept");
        this.refused = parts(meters, "refused");
        this.failed = parts(meters, "failed");
        this.bytes = Counter.builder("causerie.recording.captured").baseUnit("bytes")
                .description("Bytes of the parts that were kept").register(meters);
    }

    private static Counter parts(MeterRegistry meters, String outcome) {
        return Counter.builder("causerie.recording.parts").description("Parts that clients sent")
                .tag("outcome", outcome).register(meters);
    }

    public void kept(int size) {
        kept.increment();
        bytes.increment(size);
    }

    /** The client's doing. */
    public void refused() {
        refused.increment();
    }

    /** Ours: it is to come again. */
    public void failed() {
        failed.increment();
    }
}
