package io.causerie.recording.consent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a session's recording is. */
public enum RecordingStatus {
    /** Nobody has consented. */
    NONE,
    /** The session goes on, and somebody consents or has consented. */
    RECORDING,
    /** The session has ended and its files are yet to be made. */
    PROCESSING, STORED, FAILED,
    /** Its files were deleted, their time being over. */
    EXPIRED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
