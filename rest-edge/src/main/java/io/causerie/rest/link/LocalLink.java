package io.causerie.rest.link;

import com.mongodb.MongoException;
import io.causerie.eventlog.StoreUnavailable;
import java.util.Map;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DataAccessException;

/** To a command side in the same process. */
public final class LocalLink {
    /** The command's metadata that says whose doing it is. */
    private static final String ACTOR = "actor";

    private final CommandGateway commands;

    public LocalLink(CommandGateway commands) {
        this.commands = commands;
    }

    /**
     * Sends it and waits until what it leads to is stored.
     *
     * @param actor whose doing it is
     * @throws io.causerie.api.Rejection when the rules say no
     * @throws LinkUnavailable when it was not carried out
     */
    public void send(String actor, Object command) {
        try {
            commands.sendAndWait(
                    GenericCommandMessage.asCommandMessage(command).andMetaData(Map.of(ACTOR, actor)));
        } catch (StoreUnavailable | DataAccessException | MongoException | ConcurrencyException
                | AggregateStreamCreationException | CommandExecutionException e) {
            throw new LinkUnavailable("The command was not carried out", e);
        } catch (NoHandlerForCommandException e) {
            throw new LinkUnavailable(
                    "There is no command side in this process: set causerie.command-link.url", e);
        }
    }
}
