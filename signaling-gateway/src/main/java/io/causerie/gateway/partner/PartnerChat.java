package io.causerie.gateway.partner;

import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.MessageHandler;
import io.causerie.gateway.protocol.ClientMessage.PartnerChatMessage;
import io.causerie.gateway.protocol.ClientType;
import io.causerie.gateway.protocol.ServerMessage;
import io.causerie.gateway.relay.RelayMeters;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** {@code chat_message} */
final class PartnerChat implements MessageHandler<PartnerChatMessage> {
    private final Standing standing;
    private final Voice voice;
    private final RelayMeters meters;
    private final Clock clock;

    PartnerChat(Standing standing, Voice voice, RelayMeters meters, Clock clock) {
        this.standing = standing;
        this.voice = voice;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Class<PartnerChatMessage> handles() {
        return PartnerChatMessage.class;
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public void handle(Connection from, PartnerChatMessage message, @Nullable String id) {
        long began = meters.began();
        String partnerId = standing.talk(from.userId()).partnerOf(from.userId());
        voice.send(partnerId, new ServerMessage.PartnerChatMessage(message.text(), clock.instant()));
        if (id != null) {
            from.send(new ServerMessage.Ack(id));
        }
        meters.relayed(ClientType.PARTNER_CHAT_MESSAGE, began);
    }
}
