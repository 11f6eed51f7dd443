package io.causerie.gateway.partner;

import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.MessageHandler;
import io.causerie.gateway.link.CommandLink;
import io.causerie.gateway.protocol.ClientMessage;
import io.causerie.gateway.protocol.ServerMessage;
import org.jspecify.annotations.Nullable;

/** {@code block_partner} */
final class BlockPartner implements MessageHandler<ClientMessage.BlockPartner> {
    private final Counterpart counterpart;
    private final Standing standing;
    private final Parting parting;
    private final CommandLink link;

    BlockPartner(Counterpart counterpart, Standing standing, Parting parting, CommandLink link) {
        this.counterpart = counterpart;
        this.standing = standing;
        this.parting = parting;
        this.link = link;
    }

    @Override
    public Class<ClientMessage.BlockPartner> handles() {
        return ClientMessage.BlockPartner.class;
    }

    @Override
    public void handle(Connection from, ClientMessage.BlockPartner message, @Nullable String id) {
        String userId = from.userId();
        Encounters.Encounter whom = counterpart.of(userId);
        link.block(userId, whom.partnerId());
        standing.withPartner(userId).filter(room -> room.sessionId().equals(whom.sessionId()))
                .ifPresent(room -> parting.leave(userId, room));
        if (id != null) {
            from.send(new ServerMessage.Ack(id));
        }
    }
}
