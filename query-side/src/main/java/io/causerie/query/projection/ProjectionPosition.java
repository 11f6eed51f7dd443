package io.causerie.query.projection;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How far a projection's rows go, and which they are.
 *
 * @param position all events up to this one are in the rows that are read; 0 for none. It never goes back
 * @param ahead up to which event there may be something in these rows already; what lies beyond {@code position} may lack its half
 * @param paused whether nothing is followed until an operator says so
 * @param generation which making of the rows is read: the number at the end of their collections' names, none for 0
 * @param newest the highest generation there has been
 * @param oldest the lowest one that may still have collections
 * @param takenOverAt when the rows that are read became so; null for the first
 * @param next the rows that a replay is making
 */
public record ProjectionPosition(String name, long position, long ahead, @Nullable Instant updatedAt,
        boolean paused, int generation, int newest, int oldest, @Nullable Instant takenOverAt,
        @Nullable Next next) {
    static final String COLLECTION = "projections";

    /**
     * Rows in the making.
     *
     * @param position how far they are
     * @param target the newest event when the replay began
     */
    public record Next(int generation, long position, long target, Instant startedAt) {
        static @Nullable Next of(@Nullable Document stored) {
            return stored == null
                    ? null
                    : new Next(stored.getInteger("generation"), stored.getLong("position"),
                            stored.getLong("target"), stored.getDate("startedAt").toInstant());
        }
    }

    /** {@code stored}: what there is of it; of rows from before there were generations that is the position. */
    static ProjectionPosition of(String name, Document stored) {
        return new ProjectionPosition(name, stored.get("position", 0L), stored.get("ahead", 0L),
                instant(stored.getDate("updatedAt")), stored.getBoolean("paused", false),
                stored.getInteger("generation", 0), stored.getInteger("newest", 0),
                stored.getInteger("oldest", 0), instant(stored.getDate("takenOverAt")),
                Next.of(stored.get("next", Document.class)));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
