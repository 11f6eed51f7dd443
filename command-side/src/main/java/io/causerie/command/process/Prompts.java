package io.causerie.command.process;

import io.causerie.api.Rejection;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What processes and reactions ask of aggregates. A refusal settles the matter; any other failure is the caller's to repeat. */
@Component
public final class Prompts {
    private static final Logger LOG = LoggerFactory.getLogger(Prompts.class);

    private final CommandGateway commands;

    public Prompts(CommandGateway commands) {
        this.commands = commands;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @return when to ask again, if it was too early: clocks step back, and a node that has lost its claim may have set an old deadline
     */
    public Optional<Instant> send(Object command) {
        try {
            commands.sendAndWait(command);
            return Optional.empty();
        } catch (Rejection refusal) {
            LOG.debug("{} was refused: {}", command, refusal.code());
            return refusal.notBefore();
        }
    }
}
