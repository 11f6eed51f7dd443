package io.causerie.gateway.relay;

import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.MessageHandler;
import io.causerie.gateway.link.CommandLink;
import io.causerie.api.session.LeaveReason;
import io.causerie.gateway.protocol.ClientMessage.Leave;
import io.causerie.gateway.protocol.ServerMessage;
import org.jspecify.annotations.Nullable;

/** Leaves the session for who asks to. */
final class Leaving implements MessageHandler<Leave> {
    private final CommandLink link;

    Leaving(CommandLink link) {
        this.link = link;
    }

    @Override
    public Class<Leave> handles() {
        return Leave.class;
    }

    @Override
    public void handle(Connection from, Leave message, @Nullable String id) {
        link.leave(from.userId(), LeaveReason.LEFT, null);
        if (id != null) {
            from.send(new ServerMessage.Ack(id));
        }
    }
}
