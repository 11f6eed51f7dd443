package io.causerie.gateway.partner;

import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.MessageHandler;
import io.causerie.gateway.protocol.ClientMessage;
import org.jspecify.annotations.Nullable;

/** {@code next_partner} */
final class NextPartner implements MessageHandler<ClientMessage.NextPartner> {
    private final Standing standing;
    private final Parting parting;
    private final Search search;

    NextPartner(Standing standing, Parting parting, Search search) {
        this.standing = standing;
        this.parting = parting;
        this.search = search;
    }

    @Override
    public Class<ClientMessage.NextPartner> handles() {
        return ClientMessage.NextPartner.class;
    }

    @Override
    public void handle(Connection from, ClientMessage.NextPartner message, @Nullable String id) {
        standing.whoMayLook(from.userId()).ifPresent(room -> parting.leave(from.userId(), room));
        search.findAgain(from.userId(), id);
    }
}
