package io.causerie.query.admin;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.query.projection.Positions;
import io.causerie.query.projection.Projection;
import io.causerie.query.projection.ProjectionRun;
import java.time.Clock;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Watches the projections, holds one, and rebuilds one while everything else goes on. Any node can be asked. */
public final class ProjectionOperations {
    private final List<String> names;
    private final EventProcessingConfiguration processing;
    private final EventStore log;
    private final Positions positions;
    private final Clock clock;

    public ProjectionOperations(List<Projection> projections, EventProcessingConfiguration processing,
            EventStore log, Positions positions, Clock clock) {
        this.names = projections.stream().map(Projection::name).sorted().toList();
        this.processing = processing;
        this.log = log;
        this.positions = positions;
        this.clock = clock;
    }

    /** All projections by name. */
    public List<ProjectionStatus> all() {
        return names.stream().map(this::status).toList();
    }

    /**
     * Has the projection's rows made anew from the start of the log, beside those that are read until these are no older. Returns when that
     * is decided; whichever node is free begins within {@code causerie.projections.watch-interval}.
     *
     * @throws Rejection there is no such projection, or it is being replayed already
     */
    public ProjectionStatus replay(String name) {
        requireKnown(name);
        if (!positions.replay(name, head())) {
            throw new Rejection(RejectionCode.CONFLICT, "This projection is being replayed already.");
        }
        return woken(name);
    }

    /**
     * Has nothing more followed into the projection's rows, nor into those of a replay, until {@link #resume}; they are read as they are. On other
     * nodes it takes up to {@code causerie.projections.watch-interval}.
     *
     * @throws Rejection there is no such projection
     */
    public ProjectionStatus pause(String name) {
        return paused(name, true);
    }

    /**
     * Ends a pause; what has happened meanwhile is caught up with.
     *
     * @throws Rejection there is no such projection
     */
    public ProjectionStatus resume(String name) {
        return paused(name, false);
    }

    private ProjectionStatus paused(String name, boolean paused) {
        requireKnown(name);
        positions.pause(name, paused);
        return woken(name);
    }

    private ProjectionStatus woken(String name) {
        run(name).wake();
        return status(name);
    }

    private void requireKnown(String name) {
        if (!names.contains(name)) {
            throw new Rejection(RejectionCode.NOT_FOUND, "There is no such projection.");
        }
    }

    private ProjectionStatus status(String name) {
        return ProjectionStatus.of(positions.of(name), head(), run(name).error(), clock.instant());
    }

    /** The position of the newest event of the log. */
    public long head() {
        TrackingToken head = log.createHeadToken();
        return head == null ? 0 : Math.max(0, head.position().orElse(0));
    }

    private ProjectionRun run(String name) {
        return processing.eventProcessor(name, ProjectionRun.class)
                .orElseThrow(() -> new IllegalStateException("projection without processor: " + name));
    }
}
