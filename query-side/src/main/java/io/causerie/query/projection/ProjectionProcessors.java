package io.causerie.query.projection;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.List;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;

/** Gives each projection a processor of its own, in which an error stops the projection rather than being skipped. */
public final class ProjectionProcessors implements ConfigurerModule {
    private final List<Projection> projections;
    private final Rows rows;
    private final Positions positions;
    private final ProjectionLimits limits;

    public ProjectionProcessors(List<Projection> projections, Rows rows, Positions positions,
            ProjectionLimits limits) {
        this.projections = projections;
        this.rows = rows;
        this.positions = positions;
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
        TokenStore tokens = new ProjectionTokenStore(configuration.getComponent(TokenStore.class), projection,
                rows, positions);
        return TrackingEventProcessor.builder().name(projection.name())
                .eventHandlerInvoker(new WholeLogInvoker(handlers)).messageSource(configuration.eventStore())
                .tokenStore(tokens).transactionManager(NoTransactionManager.instance())
                .storingTokensAfterProcessing().trackingEventProcessorConfiguration(tracking()).build();
    }

    private TrackingEventProcessorConfiguration tracking() {
        return TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andBatchSize(limits.batchSize())
                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                .andTokenClaimInterval(limits.claimInterval().toMillis(), MILLISECONDS);
    }
}
