package io.causerie.command.config;

import io.causerie.rest.correlation.Correlation;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Says on each command who sent it and why; its events carry both on. What a process sends in reaction to an event has
 * them from there already.
 */
final class Provenance implements MessageDispatchInterceptor<CommandMessage<?>> {
    static final String ACTOR = "actor";
    static final String CORRELATION_ID = "correlationId";
    private static final String SYSTEM = "system";

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        return (_, command) -> command.andMetaData(Map.of(
                ACTOR, command.getMetaData().getOrDefault(ACTOR, user()),
                CORRELATION_ID, command.getMetaData().getOrDefault(CORRELATION_ID,
                        Correlation.current().orElse(command.getIdentifier()))));
    }

    private static String user() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? SYSTEM : authentication.getName();
    }
}
