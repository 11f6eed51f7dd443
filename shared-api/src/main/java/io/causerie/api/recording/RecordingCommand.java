package io.causerie.api.recording;

import static io.causerie.api.InvalidValue.require;

import io.causerie.api.identity.UserId;
import io.causerie.api.session.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of the recording of a session, and of everything recorded of a user. */
public sealed interface RecordingCommand {
    /** No session has more tracks. */
    int MAX_TRACKS = 500;

    /** Time for the files to be made; asked twice is asked once. Answers when to ask again, if it is too early. */
    record RequestRecording(SessionId sessionId) implements RecordingCommand {}

    /** Has the files made once more; {@code conflict} unless the last attempt failed. */
    record RetryRecording(SessionId sessionId) implements RecordingCommand {}

    /**
     * The files of this attempt are stored and checked; again: nothing happens. {@code conflict} if the attempt is not, or no
     * longer, the one under way, or one of the tracks is of somebody whose speech was erased: then whoever asks must keep the
     * captured parts.
     *
     * @param bucket holds everything that the keys name
     * @param durationMs of the mix
     */
    record StoreRecording(SessionId sessionId, int attempt, String bucket, String manifestKey, String mixKey,
            List<Track> tracks, long durationMs) implements RecordingCommand {
        public StoreRecording {
            require(attempt >= 1, "attempt", "must be at least 1");
            requireKey(bucket, "bucket");
            requireKey(manifestKey, "manifestKey");
            requireKey(mixKey, "mixKey");
            require(!tracks.isEmpty() && tracks.size() <= MAX_TRACKS, "tracks",
                    "must be 1 to " + MAX_TRACKS);
            require(durationMs >= 0, "durationMs", "must not be negative");
            tracks = List.copyOf(tracks);
        }
    }

    /** One uninterrupted track. {@code startMs}: from the session's {@code startedAt}. */
    record Track(UserId userId, String trackId, String key, long startMs, long durationMs) {
        public Track {
            require(!trackId.isBlank() && trackId.length() <= 128, "trackId",
                    "must have 1 to 128 characters");
            requireKey(key, "key");
            require(startMs >= 0, "startMs", "must not be negative");
            require(durationMs >= 0, "durationMs", "must not be negative");
        }
    }

    /** This attempt came to nothing; nothing happens unless it is the one under way. */
    record FailRecording(SessionId sessionId, int attempt, RecordingFault reason)
            implements RecordingCommand {
        public FailRecording {
            require(attempt >= 1, "attempt", "must be at least 1");
        }
    }

    /** Has everything erased that was recorded of this user until now, in all sessions. */
    record EraseUser(UserId userId) implements RecordingCommand {}

    /**
     * Nothing that this user said in the session is left in the store; the same again: nothing happens. {@code conflict} if
     * other files are stored by now than those that were looked at.
     *
     * @param replaces the manifest that was looked at; null if there was none
     * @param mixKey the mix without them; null if there is none, or none yet
     * @param manifestKey the manifest without them; null if there is none
     */
    record MarkErased(SessionId sessionId, UserId userId, @Nullable String replaces,
            @Nullable String mixKey, @Nullable String manifestKey) implements RecordingCommand {
        public MarkErased {
            if (replaces != null) {
                requireKey(replaces, "replaces");
            }
            if (mixKey != null) {
                requireKey(mixKey, "mixKey");
            }
            if (manifestKey != null) {
                requireKey(manifestKey, "manifestKey");
            }
        }
    }

    /**
     * The time of the recording is over, and what of it is in the store is to be deleted; again: nothing happens.
     * {@code conflict} while its files are still to be made.
     */
    record ExpireRecording(SessionId sessionId) implements RecordingCommand {}

    /** A name in a store of files; never an address, which would let in whoever reads it. */
    private static void requireKey(String key, String field) {
        require(!key.isBlank() && key.length() <= 1024 && !key.contains("://"), field,
                "must be a name of 1 to 1024 characters, not an address");
    }
}
