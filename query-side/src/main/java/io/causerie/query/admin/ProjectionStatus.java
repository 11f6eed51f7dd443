package io.causerie.query.admin;

import io.causerie.query.projection.ProjectionPosition;
import io.causerie.query.projection.ProjectionPosition.Next;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a projection is doing.
 *
 * @param position how far the rows go that are read
 * @param head the position of the newest event of the log
 * @param lag how many events they are behind
 * @param status {@code running}, {@code replaying}, {@code paused} or {@code error}
 * @param replay rows in the making; null while there are none
 * @param error what stopped it on the node that was asked; it tries again by itself
 */
public record ProjectionStatus(String name, long position, long head, long lag, String status,
        @Nullable Replay replay, @Nullable String error, @Nullable Instant updatedAt) {
    /**
     * @param position how far these rows are
     * @param target the newest event when the replay began
     * @param progress 0 to 1, of the way to the target
     * @param eventsPerSecond since the replay began
     * @param secondsLeft at that rate, until the target; null while nobody can tell
     */
    public record Replay(long position, long target, double progress, long eventsPerSecond,
            @Nullable Long secondsLeft, Instant startedAt) {
        static @Nullable Replay of(@Nullable Next next, Instant now) {
            if (next == null) {
                return null;
            }
            long millis = Math.max(1, Duration.between(next.startedAt(), now).toMillis());
            long rate = next.position() * 1000 / millis;
            double progress = next.target() == 0 ? 1 : Math.min(1, (double) next.position() / next.target());
            long left = Math.max(0, next.target() - next.position());
            return new Replay(next.position(), next.target(), progress, rate, rate == 0 ? null : left / rate,
                    next.startedAt());
        }
    }

    static ProjectionStatus of(ProjectionPosition at, long head, @Nullable String error, Instant now) {
        return new ProjectionStatus(at.name(), at.position(), head, Math.max(0, head - at.position()),
                status(at, error), Replay.of(at.next(), now), error, at.updatedAt());
    }

    private static String status(ProjectionPosition at, @Nullable String error) {
        if (error != null) {
            return "error";
        }
        if (at.paused()) {
            return "paused";
        }
        return at.next() == null ? "running" : "replaying";
    }
}
