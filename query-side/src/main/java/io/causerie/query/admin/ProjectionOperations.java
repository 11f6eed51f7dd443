package io.causerie.query.admin;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.query.projection.Positions;
import io.causerie.query.projection.Projection;
import io.causerie.query.projection.ProjectionPosition;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Watches the projections, and rebuilds one while everything else goes on. */
public final class ProjectionOperations {
    private final Map<String, Lock> projections;
    private final List<String> names;
    private final EventProcessingConfiguration processing;
    private final EventStore log;
    private final Positions positions;
    private final Clock clock;

    public ProjectionOperations(List<Projection> projections, EventProcessingConfiguration processing,
            EventStore log,
            Positions positions, Clock clock) {
        this.names = projections.stream().map(Projection::name).sorted().toList();
        this.projections = names.stream()
                .collect(Collectors.toMap(Function.identity(), name -> new ReentrantLock()));
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
     * Empties the projection's rows and lets it begin again at the start of the log. Returns when it has begun.
     *
     * @throws Rejection there is no such projection, it is being replayed already, or another node keeps it
     */
    public ProjectionStatus replay(String name) {
        Lock lock = projections.get(name);
        if (lock == null) {
            throw new Rejection(RejectionCode.NOT_FOUND, "There is no such projection.");
        }
        if (!lock.tryLock()) {
            throw alreadyReplaying();
        }
        try {
            restart(name);
        } finally {
            lock.unlock();
        }
        return status(name);
    }

    private void restart(String name) {
        TrackingEventProcessor processor = processor(name);
        if (positions.of(name).isReplaying()) {
            throw alreadyReplaying();
        }
        if (processor.processingStatus().isEmpty()) {
            throw elsewhere();
        }
        processor.shutDown();
        try {
            processor.resetTokens();
        } catch (UnableToClaimTokenException e) {
            throw elsewhere();
        } finally {
            processor.start();
        }
    }

    private ProjectionStatus status(String name) {
        ProjectionPosition position = positions.of(name);
        return ProjectionStatus.of(position, head(), error(name), clock.instant());
    }

    /** The position of the newest event of the log. */
    public long head() {
        TrackingToken head = log.createHeadToken();
        return head == null ? 0 : Math.max(0, head.position().orElse(0));
    }

    private @Nullable String error(String name) {
        return processor(name).processingStatus().values().stream().filter(EventTrackerStatus::isErrorState)
                .map(status -> String.valueOf(status.getError())).findFirst().orElse(null);
    }

    private TrackingEventProcessor processor(String name) {
        return processing.eventProcessor(name, TrackingEventProcessor.class)
                .orElseThrow(() -> new IllegalStateException("projection without processor: " + name));
    }

    private static Rejection alreadyReplaying() {
        return new Rejection(RejectionCode.CONFLICT, "This projection is being replayed already.");
    }

    private static Rejection elsewhere() {
        return new Rejection(RejectionCode.CONFLICT,
                "Another node keeps this projection, or none does yet: ask that node, or try again later.");
    }
}
