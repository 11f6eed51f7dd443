package io.causerie.recording.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a recording's files beside them. Times are milliseconds from {@code startedAt}, ends are exclusive.
 *
 * @param schemaVersion {@value #VERSION}; grows when a reader of an older one would misunderstand
 * @param mix null while it is to be made anew
 */
public record Manifest(int schemaVersion, String sessionId, int attempt, @Nullable Instant startedAt,
        @Nullable Instant endedAt, Instant madeAt, List<Participant> participants, @Nullable MediaFile mix,
        List<Track> tracks, List<LeftOut> leftOut) {
    public static final int VERSION = 1;

    /** Whether it says anything of that user. */
    public boolean names(String userId) {
        return participants.stream().anyMatch(one -> one.userId().equals(userId))
                || tracks.stream().anyMatch(one -> one.userId().equals(userId))
                || leftOut.stream().anyMatch(one -> one.userId().equals(userId));
    }

    /** Says nothing of that user any more; {@code newMix}: without them. */
    public Manifest without(String userId, @Nullable MediaFile newMix, Instant now) {
        return new Manifest(schemaVersion, sessionId, attempt, startedAt, endedAt, now,
                participants.stream().filter(one -> !one.userId().equals(userId)).toList(), newMix,
                tracks.stream().filter(one -> !one.userId().equals(userId)).toList(),
                leftOut.stream().filter(one -> !one.userId().equals(userId)).toList());
    }

    public Manifest with(MediaFile newMix, Instant now) {
        return new Manifest(schemaVersion, sessionId, attempt, startedAt, endedAt, now, participants, newMix,
                tracks, leftOut);
    }

    /** Somebody who was in the session, and when they could be recorded. */
    public record Participant(String userId, List<Consent> consent) {}

    /** @param givenBy the ids of the events that gave and ended it */
    public record Consent(long fromMs, @Nullable Long toMs, String policyVersion, String givenBy,
            @Nullable String endedBy) {}

    /** One file. */
    public record MediaFile(String key, String container, String codec, long startMs, long durationMs,
            long sizeBytes, String sha256) {}

    /** @param captured what the client says it captured of it */
    public record Track(String userId, String trackId, boolean transcoded, List<Interval> captured,
            MediaFile file) {}

    public record Interval(@JsonProperty("fromMs") long fromMs, @JsonProperty("toMs") long toMs) {}

    /** What was captured and is in no file; {@code seq} is null for a whole track. */
    public record LeftOut(String userId, String trackId, @Nullable Integer seq, String reason) {}
}
