package io.causerie.api.recording;

import com.fasterxml.jackson.annotation.JsonValue;
import io.causerie.api.InvalidValue;

/** Why an attempt to make a recording's files failed; {@link #code()} is what events and clients say. */
public enum RecordingFault {
    /** Nothing was captured that a grant covers. */
    NO_AUDIO("no-audio"),
    /** Parts there are, but none that can be decoded. */
    UNREADABLE_AUDIO("unreadable-audio"),
    /** The store of files was away for too long. */
    STORE_UNAVAILABLE("store-unavailable"), PROCESSING_FAILED("processing-failed"), TIMED_OUT("timed-out");

    private final String code;

    RecordingFault(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** Parses a {@link #code()}; anything else is an {@link InvalidValue} of {@code reason}. */
    public static RecordingFault parse(String text) {
        for (RecordingFault one : values()) {
            if (one.code.equals(text)) {
                return one;
            }
        }
        throw new InvalidValue("reason",
                "must be one of no-audio, unreadable-audio, store-unavailable, processing-failed, timed-out");
    }
}
