package io.causerie.recording.finalize;

import io.causerie.api.recording.RecordingFault;

/** Of what was captured no file can be made; trying again would not help. */
final class NothingToMake extends RuntimeException {
    private final RecordingFault fault;

    NothingToMake(RecordingFault fault) {
        super(fault.code(), null, false, false);
        this.fault = fault;
    }

    RecordingFault fault() {
        return fault;
    }
}
