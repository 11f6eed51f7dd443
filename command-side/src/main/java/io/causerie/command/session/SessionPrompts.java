package io.causerie.command.session;

import io.causerie.api.Rejection;
import io.causerie.api.session.SessionCommand;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What processes ask of sessions. A refusal settles the matter; any other failure is the caller's to repeat. */
@Component
final class SessionPrompts {
    private static final Logger log = LoggerFactory.getLogger(SessionPrompts.class);

    private final CommandGateway commands;

    SessionPrompts(CommandGateway commands) {
        this.commands = commands;
    }

    void send(SessionCommand command) {
        try {
            commands.sendAndWait(command);
        } catch (Rejection refusal) {
            log.debug("{} was refused: {}", command, refusal.code());
        }
    }
}
