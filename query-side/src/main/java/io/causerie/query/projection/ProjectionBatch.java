package io.causerie.query.projection;

import io.causerie.eventlog.axon.RowsBeforeToken.RowWriting;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** What is done around the tokens of one projection's rows: they are written before, their position after. */
final class ProjectionBatch implements RowWriting {
    private final Generation generation;
    private final Rows rows;
    private final Positions positions;

    ProjectionBatch(Generation generation, Rows rows, Positions positions) {
        this.generation = generation;
        this.rows = rows;
        this.positions = positions;
    }

    @Override
    public void beforeToken(@Nullable TrackingToken token) {
        positions.announce(generation, positionOf(token));
        rows.flush(generation);
    }

    @Override
    public void afterToken(@Nullable TrackingToken token) {
        positions.advance(generation, positionOf(token));
    }

    @Override
    public void claimed(@Nullable TrackingToken token) {
        positions.advance(generation, positionOf(token));
    }

    private static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : Math.max(0, token.position().orElse(0));
    }
}
