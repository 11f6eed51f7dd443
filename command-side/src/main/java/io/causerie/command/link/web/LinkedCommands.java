package io.causerie.command.link.web;

import io.causerie.rest.problem.Unavailable;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what other processes ask for. */
final class LinkedCommands {
    /** The command's metadata that says whose doing it is: not that of the process which asks. */
    private static final String ACTOR = "actor";

    private static final Logger LOG = LoggerFactory.getLogger(LinkedCommands.class);

    private final CommandGateway commands;

    LinkedCommands(CommandGateway commands) {
        this.commands = commands;
    }

    /** Waits until what it leads to is stored. */
    void send(String actor, Object command) {
        try {
            commands.sendAndWait(
                    GenericCommandMessage.asCommandMessage(command).andMetaData(Map.of(ACTOR, actor)));
        } catch (ConcurrencyException | AggregateStreamCreationException | LockAcquisitionFailedException e) {
            // To a person a lost race is a conflict to look at; to a machine it is no answer, and not a refusal.
            LOG.debug("{} lost each of its races", command, e);
            throw new Unavailable("Others were faster each time; ask again.");
        }
    }
}
