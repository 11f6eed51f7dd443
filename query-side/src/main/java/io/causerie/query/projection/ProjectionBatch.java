package io.causerie.query.projection;

import io.causerie.eventlog.axon.RowsBeforeToken.RowWriting;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * What is done around one projection's tokens: its rows are written before, its position after. A reset stores the new
 * token first and empties the rows then: a crash between them leaves rows that the replay overwrites, not a
 * token that claims rows that are gone.
 */
final class ProjectionBatch implements RowWriting {
    private final Projection projection;
    private final Rows rows;
    private final Positions positions;

    ProjectionBatch(Projection projection, Rows rows, Positions positions) {
        this.projection = projection;
        this.rows = rows;
        this.positions = positions;
    }

    @Override
    public void beforeToken() {
        rows.flush(projection.documents());
    }

    @Override
    public void afterToken(@Nullable TrackingToken token) {
        if (token instanceof ReplayToken replay && replay.position().orElse(0) <= 0) {
            positions.restart(projection.name(), replay);
            rows.clear(projection.documents());
        } else {
            positions.advance(projection.name(), token);
        }
    }
}
