package io.causerie.command.deadletters;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever a reaction fails with is put aside, with how often it was tried, and said once. */
public final class LetterPolicy implements EnqueuePolicy<EventMessage<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(LetterPolicy.class);
    private static final String ATTEMPTS = "attempts";

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter,
            Throwable cause) {
        int attempts = attempts(letter.diagnostics()) + 1;
        if (attempts == 1) {
            LOG.warn(
                    "A reaction to the event {} ({}) failed for good. It is put aside, and what follows of the same aggregate"
                            + " waits behind it, until an administrator retries or discards it: GET /admin/dead-letters",
                    letter.message().getIdentifier(), letter.message().getPayloadType().getSimpleName(),
                    cause);
        }
        return Decisions.requeue(cause,
                tried -> tried.diagnostics().and(ATTEMPTS, attempts));
    }

    static int attempts(MetaData diagnostics) {
        return diagnostics.get(ATTEMPTS) instanceof Number attempts ? attempts.intValue() : 0;
    }
}
