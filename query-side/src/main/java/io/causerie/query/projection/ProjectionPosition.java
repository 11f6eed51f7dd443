package io.causerie.query.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * How far a projection's rows go.
 *
 * @param position all events up to this one are in the rows; 0 for none
 * @param replayTarget while rows are rebuilt, the position they had when that began; the token's word
 * @param replayStartedAt when that began
 */
@Document("projections")
public record ProjectionPosition(@MongoId(FieldType.STRING) String name, long position,
        @Nullable Instant updatedAt,
        @Nullable Long replayTarget, @Nullable Instant replayStartedAt) {
    static ProjectionPosition none(String name) {
        return new ProjectionPosition(name, 0, null, null, null);
    }

    /** Whether rows that once were there may still be missing. */
    public boolean isReplaying() {
        return replayTarget != null && position < replayTarget;
    }
}
