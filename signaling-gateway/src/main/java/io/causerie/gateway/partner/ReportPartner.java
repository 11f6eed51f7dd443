package io.causerie.gateway.partner;

import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.MessageHandler;
import io.causerie.gateway.link.CommandLink;
import io.causerie.gateway.protocol.ClientMessage;
import io.causerie.gateway.protocol.ServerMessage;
import org.jspecify.annotations.Nullable;

/** {@code report_partner} */
final class ReportPartner implements MessageHandler<ClientMessage.ReportPartner> {
    private final Counterpart counterpart;
    private final CommandLink link;

    ReportPartner(Counterpart counterpart, CommandLink link) {
        this.counterpart = counterpart;
        this.link = link;
    }

    @Override
    public Class<ClientMessage.ReportPartner> handles() {
        return ClientMessage.ReportPartner.class;
    }

    @Override
    public void handle(Connection from, ClientMessage.ReportPartner message, @Nullable String id) {
        Encounters.Encounter about = counterpart.of(from.userId());
        link.report(from.userId(), about.partnerId(), about.sessionId(), message.reason());
        if (id != null) {
            from.send(new ServerMessage.Ack(id));
        }
    }
}
