package io.causerie.gateway.partner;

import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.MessageHandler;
import io.causerie.gateway.protocol.ClientMessage.ToPartner;
import io.causerie.gateway.protocol.FrameWriter;
import io.causerie.gateway.relay.RelayMeters;
import org.jspecify.annotations.Nullable;

/**
 * Takes offers, answers and candidates to the partner.
 *
 * @param <M> which of them
 */
final class PartnerRelay<M extends ToPartner> implements MessageHandler<M> {
    private final Class<M> type;
    private final Standing standing;
    private final Voice voice;
    private final RelayMeters meters;

    PartnerRelay(Class<M> type, Standing standing, Voice voice, RelayMeters meters) {
        this.type = type;
        this.standing = standing;
        this.voice = voice;
        this.meters = meters;
    }

    @Override
    public Class<M> handles() {
        return type;
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public void handle(Connection from, M message, @Nullable String id) {
        long began = meters.began();
        String partnerId = standing.talk(from.userId()).partnerOf(from.userId());
        voice.send(partnerId, FrameWriter.relayed(message));
        meters.relayed(message.type(), began);
    }
}
