package io.causerie.gateway.link;

import com.mongodb.MongoException;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.Misconduct;
import io.causerie.api.moderation.ModerationCommand;
import io.causerie.api.session.LeaveReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import io.causerie.eventlog.StoreUnavailable;
import java.util.Map;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** To a command side in the same process. */
public final class LocalCommandLink implements CommandLink {
    /** The command's metadata that says whose doing it is. */
    private static final String ACTOR = "actor";

    private final CommandGateway commands;

    public LocalCommandLink(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public void leave(String userId, LeaveReason reason, @Nullable String sessionId) {
        send(userId, new SessionCommand.Leave(new UserId(userId), reason,
                sessionId == null ? null : new SessionId(sessionId)));
    }

    @Override
    public void changeMedia(String userId, @Nullable Boolean cameraEnabled, @Nullable Boolean micEnabled) {
        send(userId, new SessionCommand.ChangeMedia(new UserId(userId), cameraEnabled, micEnabled));
    }

    @Override
    public void meet(Meeting meeting) {
        send(meeting.cameUserId(), new SessionCommand.Meet(new SessionId(meeting.sessionId()),
                new UserId(meeting.waitedUserId()), new UserId(meeting.cameUserId()),
                meeting.language() == null ? null : new LanguageTag(meeting.language()),
                meeting.level() == null ? null : CefrLevel.parse(meeting.level())));
    }

    @Override
    public void report(String reporterId, String reportedId, String sessionId, String reason) {
        send(reporterId, new ModerationCommand.Report(new UserId(reporterId), new UserId(reportedId),
                new SessionId(sessionId), Misconduct.parse(reason)));
    }

    @Override
    public void block(String userId, String blockedUserId) {
        send(userId, new ModerationCommand.Block(new UserId(userId), new UserId(blockedUserId)));
    }

    private void send(String actor, Object command) {
        try {
            commands.sendAndWait(
                    GenericCommandMessage.asCommandMessage(command).andMetaData(Map.of(ACTOR, actor)));
        } catch (StoreUnavailable | DataAccessException | MongoException | ConcurrencyException
                | AggregateStreamCreationException | LockAcquisitionFailedException
                | CommandExecutionException e) {
            throw new LinkUnavailable("The command was not carried out", e);
        } catch (NoHandlerForCommandException e) {
            throw new LinkUnavailable(
                    "There is no command side in this process: set causerie.command-link.url", e);
        }
    }
}
