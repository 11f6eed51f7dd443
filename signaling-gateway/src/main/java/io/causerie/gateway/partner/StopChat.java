package io.causerie.gateway.partner;

import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.MessageHandler;
import io.causerie.gateway.protocol.ClientMessage;
import io.causerie.gateway.protocol.ServerMessage;
import org.jspecify.annotations.Nullable;

/** {@code stop_chat} */
final class StopChat implements MessageHandler<ClientMessage.StopChat> {
    private final Standing standing;
    private final Parting parting;
    private final Search search;

    StopChat(Standing standing, Parting parting, Search search) {
        this.standing = standing;
        this.parting = parting;
        this.search = search;
    }

    @Override
    public Class<ClientMessage.StopChat> handles() {
        return ClientMessage.StopChat.class;
    }

    @Override
    public void handle(Connection from, ClientMessage.StopChat message, @Nullable String id) {
        String userId = from.userId();
        standing.withPartner(userId).ifPresentOrElse(room -> parting.leave(userId, room),
                () -> search.stop(userId));
        if (id != null) {
            from.send(new ServerMessage.Ack(id));
        }
    }
}
