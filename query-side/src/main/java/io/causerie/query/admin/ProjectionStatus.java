package io.causerie.query.admin;

import io.causerie.query.projection.ProjectionPosition;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a projection is doing.
 *
 * @param position how far its rows go
 * @param head the position of the newest event of the log
 * @param lag how many events it is behind
 * @param status {@code running}, {@code replaying} or {@code error}
 * @param progress 0 to 1: of the replay while there is one, else of the log
 * @param eventsPerSecond since the replay began; null while there is none
 * @param secondsLeft at that rate, until the replay is done; null while nobody can tell
 * @param error what stopped it; it tries again by itself
 */
public record ProjectionStatus(String name, long position, long head, long lag, String status,
        double progress,
        @Nullable Long eventsPerSecond, @Nullable Long secondsLeft, @Nullable String error,
        @Nullable Instant updatedAt) {
    static ProjectionStatus of(ProjectionPosition at, long head, @Nullable String error, Instant now) {
        String status = error != null ? "error" : at.isReplaying() ? "replaying" : "running";
        Long target = at.isReplaying() ? at.replayTarget() : null;
        Long rate = target == null ? null : rate(at, now);
        return new ProjectionStatus(at.name(), at.position(), head, Math.max(0, head - at.position()), status,
                progress(at.position(), target == null ? head : target), rate,
                target == null || rate == null || rate == 0 ? null : (target - at.position()) / rate, error,
                at.updatedAt());
    }

    private static double progress(long position, long goal) {
        return goal == 0 ? 1 : Math.min(1, (double) position / goal);
    }

    private static @Nullable Long rate(ProjectionPosition at, Instant now) {
        return at.replayStartedAt() == null
                ? null
                : at.position() * 1000 / Math.max(1, Duration.between(at.replayStartedAt(), now).toMillis());
    }
}
