package io.causerie.query.projection;

import io.causerie.eventlog.axon.LogFollowing;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessor;

/** Gives each projection a processor of its own, in which an error stops the projection rather than being skipped. */
public final class ProjectionProcessors implements ConfigurerModule {
    private final List<Projection> projections;
    private final Rows rows;
    private final Positions positions;
    private final LogFollowing following;
    private final ProjectionLimits limits;

    public ProjectionProcessors(List<Projection> projections, Rows rows, Positions positions,
            LogFollowing following, ProjectionLimits limits) {
        this.projections = projections;
        this.rows = rows;
        this.positions = positions;
        this.following = following;
        this.limits = limits;
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
                        handlers) -> processor(projection, configuration, handlers));
    }

    private EventProcessor processor(Projection projection, Configuration configuration,
            EventHandlerInvoker handlers) {
        return following.follower(projection.name(), limits.batchSize(),
                new ProjectionBatch(projection, rows, positions))
                .eventHandlerInvoker(new WholeLogInvoker(handlers)).messageSource(configuration.eventStore())
                .messageMonitor(
                        configuration.messageMonitor(TrackingEventProcessor.class, projection.name()))
                .build();
    }
}
