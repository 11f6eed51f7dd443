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
 * @param error what stopped it; it tries again by itself
 * @param replay how the rebuilding goes, while it does
 */
public record ProjectionStatus(String name, long position, long head, long lag, String status,
        @Nullable String error, @Nullable Replay replay, @Nullable Instant updatedAt) {
    /**
     * A rebuilding under way.
     *
     * @param target the position at which it is done
     * @param progress 0 to 1
     * @param eventsPerSecond since it began
     * @param secondsLeft at that rate; null while there is none
     */
    public record Replay(long target, double progress, long eventsPerSecond, @Nullable Long secondsLeft,
            Instant startedAt) {}

    static ProjectionStatus of(ProjectionPosition position, long head, @Nullable String error, Instant now) {
        String status = error != null ? "error" : position.isReplaying() ? "replaying" : "running";
        return new ProjectionStatus(position.name(), position.position(), head,
                Math.max(0, head - position.position()), status, error, replay(position, now),
                position.updatedAt());
    }

    private static @Nullable Replay replay(ProjectionPosition position, Instant now) {
        Long target = position.replayTarget();
        Instant startedAt = position.replayStartedAt();
        if (!position.isReplaying() || target == null || startedAt == null) {
            return null;
        }
        long millis = Math.max(1, Duration.between(startedAt, now).toMillis());
        long rate = position.position() * 1000 / millis;
        Long left = rate == 0 ? null : (target - position.position()) / rate;
        return new Replay(target, (double) position.position() / target, rate, left, startedAt);
    }
}
