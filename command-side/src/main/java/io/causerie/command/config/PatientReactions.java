package io.causerie.command.config;

import com.mongodb.MongoException;
import io.causerie.command.deadletters.Retrying;
import io.causerie.eventlog.StoreUnavailable;
import java.time.Duration;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * A reaction waits for a store that is away: the letters of a dead-letter queue are for what needs a person. Who retries such
 * a letter is told at once instead.
 */
final class PatientReactions implements HandlerEnhancerDefinition {
    private static final Logger LOG = LoggerFactory.getLogger(PatientReactions.class);

    private final ProcessLimits limits;

    PatientReactions(ProcessLimits limits) {
        this.limits = limits;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return isReaction(original) ? new Patient<>(original, limits) : original;
    }

    private static boolean isReaction(MessageHandlingMember<?> handler) {
        ProcessingGroup group = handler.declaringClass().getAnnotation(ProcessingGroup.class);
        return group != null && EventFollowing.REACTIONS.equals(group.value())
                && handler.canHandleMessageType(EventMessage.class);
    }

    static boolean isTransient(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof StoreUnavailable || cause instanceof MongoException
                        || cause instanceof DataAccessException || cause instanceof ConcurrencyException
                        || cause instanceof AggregateStreamCreationException);
    }

    private static final class Patient<T> extends WrappedMessageHandlingMember<T> {
        private final MessageHandlingMember<T> handler;
        private final ProcessLimits limits;

        Patient(MessageHandlingMember<T> handler, ProcessLimits limits) {
            super(handler);
            this.handler = handler;
            this.limits = limits;
        }

        @Override
        public Object handle(Message<?> message, @Nullable T target) throws Exception {
            Duration pause = limits.retryFirst();
            while (true) {
                try {
                    return handler.handle(message, target);
                } catch (Exception e) {
                    if (!isTransient(e) || Retrying.isUnderWay()) {
                        throw e;
                    }
                    LOG.warn("A reaction to {} waits for its store: {}",
                            message.getPayloadType().getSimpleName(),
                            e.toString());
                }
                Thread.sleep(pause);
                pause = longer(pause);
            }
        }

        private Duration longer(Duration pause) {
            Duration doubled = pause.multipliedBy(2);
            return doubled.compareTo(limits.retryMost()) < 0 ? doubled : limits.retryMost();
        }
    }
}
