package io.causerie.command.session;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.timeslot.TimeSlotCommand;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/**
 * The way into a session. Whoever comes before the scheduler has noticed that the slot's time has come
 * starts the slot themselves; the slot decides whether it may, and both ways lead to the same session.
 */
@Component
public final class Entrance {
    private final CommandGateway commands;

    Entrance(CommandGateway commands) {
        this.commands = commands;
    }

    /** Joins, in commits of their own: the start stands even if the join is refused. */
    public JoinedSession join(SessionCommand.Join join) {
        try {
            return commands.sendAndWait(join);
        } catch (Rejection refusal) {
            if (refusal.code() != RejectionCode.SESSION_NOT_OPEN_YET) {
                throw refusal;
            }
            commands.sendAndWait(new TimeSlotCommand.Start(join.slotId()));
            return commands.sendAndWait(join);
        }
    }
}
