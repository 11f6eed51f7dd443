package io.causerie.command.config;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Decides a command anew when somebody else changed the same aggregate first. A refusal is an answer and stays. */
public final class ConflictRetry implements RetryScheduler {
    private final CommandLimits limits;

    public ConflictRetry(CommandLimits limits) {
        this.limits = limits;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public boolean scheduleRetry(CommandMessage command, RuntimeException lastFailure,
            List<Class<? extends Throwable>[]> failures, Runnable dispatch) {
        if (!isConflict(lastFailure) || failures.size() > limits.maxRetries()) {
            return false;
        }
        // Jittered, so that those who collided once do not meet again.
        long ceiling = limits.retryPause().toMillis() << (failures.size() - 1);
        CompletableFuture
                .delayedExecutor(ThreadLocalRandom.current().nextLong(ceiling + 1), TimeUnit.MILLISECONDS)
                .execute(dispatch);
        return true;
    }

    static boolean isConflict(Throwable failure) {
        return failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || failure instanceof LockAcquisitionFailedException;
    }
}
