package io.causerie.command.timeslot;

import io.causerie.api.Rejection;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What processes ask of slots and series. A refusal settles the matter; any other failure is the caller's to repeat. */
@Component("slotPrompts")
final class Prompts {
    private static final Logger LOG = LoggerFactory.getLogger(Prompts.class);

    private final CommandGateway commands;

    Prompts(CommandGateway commands) {
        this.commands = commands;
    }

    void send(Object command) {
        try {
            commands.sendAndWait(command);
        } catch (Rejection refusal) {
            LOG.debug("{} was refused: {}", command, refusal.code());
        }
    }
}
