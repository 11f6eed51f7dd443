package io.causerie.command.config;

import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
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
                .andInitialTrackingToken(StreamableMessageSource::createTailToken);
        processing.registerTrackingEventProcessor(group, Configuration::eventStore, _ -> following);
        processing.registerListenerInvocationErrorHandler(group, _ -> PropagatingErrorHandler.instance());
    }
}
