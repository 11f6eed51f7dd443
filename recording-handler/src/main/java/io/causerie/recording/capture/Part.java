package io.causerie.recording.capture;

import io.causerie.api.InvalidValue;
import io.causerie.recording.consent.Span;
import io.causerie.recording.store.PartType;
import java.util.regex.Pattern;

/**
 * A part that somebody wants to be kept.
 *
 * @param trackId one start of their recorder: a UUID of the client's choice
 * @param seq its number in the track, from 0
 * @param span when it was spoken, as the client says
 */
public record Part(String sessionId, String userId, String trackId, int seq, Span span, PartType type) {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public Part {
        InvalidValue.require(UUID.matcher(trackId).matches(), "trackId", "must be a UUID in lower case");
    }

    /** Fails with {@link InvalidValue} unless it keeps to the limits. */
    void check(CaptureLimits limits, long nowMs) {
        long longest = limits.maxPartDuration().toMillis();
        InvalidValue.require(seq >= 0 && seq < limits.maxParts(), "seq",
                "must be 0 to " + (limits.maxParts() - 1));
        InvalidValue.require(!span.isEmpty() && span.durationMs() <= longest, "X-Duration-Ms",
                "must be 1 to " + longest);
        InvalidValue.require(span.fromMs() >= -longest, "X-Start-Offset-Ms", "must be at least " + -longest);
        InvalidValue.require(span.toMs() <= nowMs + limits.skew().toMillis(), "X-Start-Offset-Ms",
                "must not be in the future: the session is at " + nowMs);
    }
}
