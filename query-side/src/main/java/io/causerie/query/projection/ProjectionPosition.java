package io.causerie.query.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

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
@Document("projections")
public record ProjectionPosition(@MongoId(FieldType.STRING) String name, long position,
        long ahead, @Nullable Instant updatedAt, boolean paused, int generation, int newest, int oldest,
        @Nullable Instant takenOverAt, @Nullable Next next) {
    /**
     * Rows in the making.
     *
     * @param position how far they are
     * @param target the newest event when the replay began
     */
    public record Next(int generation, long position, long target, Instant startedAt) {}

    static ProjectionPosition none(String name) {
        return new ProjectionPosition(name, 0, 0, null, false, 0, 0, 0, null, null);
    }
}
