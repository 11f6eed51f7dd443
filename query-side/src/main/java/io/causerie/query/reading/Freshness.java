package io.causerie.query.reading;

import io.causerie.api.InvalidValue;
import io.causerie.query.projection.Positions;
import io.causerie.query.projection.ProjectionLimits;
import io.causerie.rest.position.Position;
import io.causerie.rest.problem.Unavailable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Lets a read wait until its projection has what the reader has seen elsewhere. */
public final class Freshness {
    private final Positions positions;
    private final ProjectionLimits limits;

    public Freshness(Positions positions, ProjectionLimits limits) {
        this.positions = positions;
        this.limits = limits;
    }

    /**
     * The position of {@code projection}, to be asked for before its rows are read. With {@code minPosition}, waits
     * until it is reached.
     *
     * @throws InvalidValue {@code minPosition} is not a position
     * @throws Unavailable it was not reached in time
     */
    public long positionOf(String projection, @Nullable String minPosition) {
        long wanted = minPosition == null ? 0 : parse(minPosition);
        long deadline = System.nanoTime() + limits.freshnessTimeout().toNanos();
        long position = positions.of(projection).position();
        while (position < wanted) {
            if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
                throw new Unavailable("What was asked for is known up to position %d, not yet up to %d."
                        .formatted(position, wanted));
            }
            LockSupport.parkNanos(limits.freshnessPoll().toNanos());
            position = positions.of(projection).position();
        }
        return position;
    }

    private static long parse(String minPosition) {
        InvalidValue.require(minPosition.matches("\\d{1,18}"), Position.MIN_HEADER,
                "must be a position of the event log");
        return Long.parseLong(minPosition);
    }
}
