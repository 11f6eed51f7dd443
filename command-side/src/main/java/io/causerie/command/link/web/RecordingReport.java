package io.causerie.command.link.web;

import io.causerie.api.identity.UserId;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.recording.RecordingFault;
import io.causerie.api.session.SessionId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the recording handler says of a session's files, as it comes over the wire. */
sealed interface RecordingReport {
    RecordingCommand of(SessionId session);

    record Stored(@NotNull Integer attempt, @NotNull String bucket, @NotNull String manifestKey,
            @NotNull String mixKey, @NotNull List<@NotNull @Valid Track> tracks, @NotNull Long durationMs)
            implements RecordingReport {
        @Override
        public RecordingCommand of(SessionId session) {
            return new RecordingCommand.StoreRecording(session, attempt, bucket, manifestKey, mixKey,
                    tracks.stream().map(Track::parsed).toList(), durationMs);
        }
    }

    record Track(@NotNull String userId, @NotNull String trackId, @NotNull String key, @NotNull Long startMs,
            @NotNull Long durationMs) {
        RecordingCommand.Track parsed() {
            return new RecordingCommand.Track(new UserId(userId), trackId, key, startMs, durationMs);
        }
    }

    record Failed(@NotNull Integer attempt, @NotNull String reason) implements RecordingReport {
        @Override
        public RecordingCommand of(SessionId session) {
            return new RecordingCommand.FailRecording(session, attempt, RecordingFault.parse(reason));
        }
    }

    /** A key that is missing: there is no such file any more. */
    record Erased(@NotNull String userId, @Nullable String replaces, @Nullable String mixKey,
            @Nullable String manifestKey) implements RecordingReport {
        @Override
        public RecordingCommand of(SessionId session) {
            return new RecordingCommand.MarkErased(session, new UserId(userId), replaces, mixKey,
                    manifestKey);
        }
    }
}
