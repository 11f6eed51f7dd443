package io.causerie.command.config;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;

/**
 * How processes (that keep deadlines) and reactions (that send a command) follow the log: all of it, from its
 * first event, without ever skipping one. A reaction that fails for good goes to the dead letters.
 */
final class EventFollowing implements ConfigurerModule {
    static final String PROCESSES = "processes";
    static final String REACTIONS = "reactions";

    private final MongoTemplate mongo;
    private final Serializer serializer;
    private final ProcessLimits limits;

    EventFollowing(MongoTemplate mongo, Serializer serializer, ProcessLimits limits) {
        this.mongo = mongo;
        this.serializer = serializer;
        this.limits = limits;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer.eventProcessing(this::configure);
    }

    private void configure(EventProcessingConfigurer processing) {
        follow(processing, PROCESSES);
        follow(processing, REACTIONS);
        processing.registerDeadLetterQueue(REACTIONS,
                _ -> MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
                        .processingGroup(REACTIONS).mongoTemplate(mongo).serializer(serializer).build());
        processing.registerDeadLetteringEventHandlerInvokerConfiguration(REACTIONS,
                (_, invoker) -> invoker.enableSequenceIdentifierCache());
    }

    private void follow(EventProcessingConfigurer processing, String group) {
        // Axon's own default wraps the first token as a replay: then nothing marked @DisallowReplay would see the log.
        TrackingEventProcessorConfiguration following = TrackingEventProcessorConfiguration
                .forSingleThreadedProcessing().andBatchSize(limits.batchSize())
                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                .andTokenClaimInterval(limits.claimInterval().toMillis(), MILLISECONDS);
        processing.registerEventProcessor(group,
                (name, configuration, handlers) -> processor(name, configuration, handlers, following));
        processing.registerListenerInvocationErrorHandler(group, _ -> PropagatingErrorHandler.instance());
    }

    /**
     * Tokens are stored after what they cover: a crash in between repeats a batch, and never skips one. Axon would
     * store them before as soon as the process had any transaction manager.
     */
    private static EventProcessor processor(String group, Configuration configuration,
            EventHandlerInvoker handlers, TrackingEventProcessorConfiguration following) {
        return TrackingEventProcessor.builder().name(group).eventHandlerInvoker(handlers)
                .messageSource(configuration.eventStore())
                .messageMonitor(configuration.messageMonitor(TrackingEventProcessor.class, group))
                .tokenStore(configuration.getComponent(TokenStore.class))
                .transactionManager(NoTransactionManager.instance()).storingTokensAfterProcessing()
                .trackingEventProcessorConfiguration(following).build();
    }
}
