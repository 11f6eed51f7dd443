package io.causerie.command.config;

import io.causerie.command.deadletters.DeadLetterLimits;
import io.causerie.command.deadletters.DeadLetters;
import io.causerie.command.deadletters.LetterPolicy;
import io.causerie.command.deadletters.LetterQueue;
import io.causerie.command.deadletters.Retrying;
import io.causerie.eventlog.axon.LogFollowing;
import java.time.Clock;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.serialization.Serializer;

/**
 * How processes (that keep deadlines) and reactions (that send a command) follow the log: all of it, from its
 * first event, without ever skipping one. A reaction that fails for good goes to the dead letters.
 */
final class EventFollowing implements ConfigurerModule {
    static final String PROCESSES = "processes";
    static final String REACTIONS = DeadLetters.REACTIONS;

    private final MongoTemplate mongo;
    private final Serializer eventSerializer;
    private final LogFollowing following;
    private final ProcessLimits limits;
    private final DeadLetterLimits letterLimits;
    private final Clock clock;

    EventFollowing(MongoTemplate mongo, Serializer eventSerializer, LogFollowing following,
            ProcessLimits limits, DeadLetterLimits letterLimits, Clock clock) {
        this.mongo = mongo;
        this.eventSerializer = eventSerializer;
        this.following = following;
        this.limits = limits;
        this.letterLimits = letterLimits;
        this.clock = clock;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer.eventProcessing(this::configure);
    }

    private void configure(EventProcessingConfigurer processing) {
        follow(processing, PROCESSES);
        follow(processing, REACTIONS);
        processing.registerDeadLetterQueue(REACTIONS,
                _ -> new LetterQueue(REACTIONS, mongo, eventSerializer, letterLimits, clock));
        processing.registerDeadLetterPolicy(REACTIONS, _ -> new LetterPolicy());
        processing.registerHandlerInterceptor(REACTIONS, _ -> new Retrying());
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
