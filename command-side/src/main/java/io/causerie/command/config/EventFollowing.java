package io.causerie.command.config;

import io.causerie.eventlog.axon.LogFollowing;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
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
    private final LogFollowing following;
    private final ProcessLimits limits;

    EventFollowing(MongoTemplate mongo, Serializer serializer, LogFollowing following, ProcessLimits limits) {
        this.mongo = mongo;
        this.serializer = serializer;
        this.following = following;
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
        processing.registerEventProcessor(group, (name, configuration, handlers) -> following
                .follower(name, limits.batchSize()).eventHandlerInvoker(handlers)
                .messageSource(configuration.eventStore())
                .messageMonitor(configuration.messageMonitor(TrackingEventProcessor.class, name)).build());
        processing.registerListenerInvocationErrorHandler(group, _ -> PropagatingErrorHandler.instance());
    }
}
