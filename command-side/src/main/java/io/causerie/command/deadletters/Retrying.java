package io.causerie.command.deadletters;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * What is different when an event comes out of a dead letter. No handler gets an event of a type that this version does not know:
 * here that is a failure, or the letter would count as handled.
 */
public final class Retrying implements MessageHandlerInterceptor<EventMessage<?>> {
    /** Whether the event at hand comes out of a dead letter: somebody waits for the answer. */
    public static boolean isUnderWay() {
        return CurrentUnitOfWork.isStarted() && isOfLetter(CurrentUnitOfWork.get());
    }

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> work, InterceptorChain handlers)
            throws Exception {
        if (isOfLetter(work) && work.getMessage().getPayloadType() == UnknownSerializedType.class) {
            throw new IllegalStateException("This version knows no event of this type.");
        }
        return handlers.proceed();
    }

    private static boolean isOfLetter(UnitOfWork<?> work) {
        return work.resources().containsKey(DeadLetter.class.getName());
    }
}
