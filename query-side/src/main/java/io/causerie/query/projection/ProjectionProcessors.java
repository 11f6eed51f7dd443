package io.causerie.query.projection;

import io.causerie.eventlog.axon.LogFollowing;
import java.time.Clock;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessor;

/** Gives each projection a run of its own, in which an error stops the projection rather than being skipped. */
public final class ProjectionProcessors implements ConfigurerModule {
    private final List<Projection> projections;
    private final Rows rows;
    private final Positions positions;
    private final Keeping keeping;
    private final LogFollowing following;
    private final ProjectionLimits limits;
    private final Clock clock;

    public ProjectionProcessors(List<Projection> projections, Rows rows, Positions positions,
            Keeping keeping, LogFollowing following, ProjectionLimits limits, Clock clock) {
        this.projections = projections;
        this.rows = rows;
        this.positions = positions;
        this.keeping = keeping;
        this.following = following;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer.eventProcessing(processing -> projections.forEach(one -> register(processing, one)));
    }

    private void register(EventProcessingConfigurer processing, Projection projection) {
        processing
                .registerListenerInvocationErrorHandler(projection.name(),
                        configuration -> PropagatingErrorHandler.instance())
                .registerEventProcessor(projection.name(), (name, configuration,
                        handlers) -> run(projection, configuration, handlers));
    }

    private EventProcessor run(Projection projection, Configuration configuration,
            EventHandlerInvoker handlers) {
        return new ProjectionRun(projection, generation -> follower(generation, configuration, handlers),
                positions, keeping, following, limits, clock);
    }

    private TrackingEventProcessor follower(Generation generation, Configuration configuration,
            EventHandlerInvoker handlers) {
        return following.follower(generation.processor(), limits.batchSize(),
                new ProjectionBatch(generation, rows, positions))
                .eventHandlerInvoker(new WholeLogInvoker(handlers)).messageSource(configuration.eventStore())
                .messageMonitor(configuration.messageMonitor(TrackingEventProcessor.class,
                        generation.projection().name()))
                .build();
    }
}
