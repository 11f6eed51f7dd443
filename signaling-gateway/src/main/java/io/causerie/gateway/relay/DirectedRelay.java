package io.causerie.gateway.relay;

import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.MessageHandler;
import io.causerie.gateway.protocol.ClientMessage.Directed;
import io.causerie.gateway.protocol.ErrorCode;
import io.causerie.gateway.protocol.FrameWriter;
import io.causerie.gateway.protocol.Refusal;
import io.causerie.gateway.room.Room;
import org.jspecify.annotations.Nullable;

/**
 * Takes offers, answers and candidates to the participant they are for.
 *
 * @param <M> which of them
 */
final class DirectedRelay<M extends Directed> implements MessageHandler<M> {
    private final Class<M> type;
    private final SessionRoom session;
    private final RelayMeters meters;

    DirectedRelay(Class<M> type, SessionRoom session, RelayMeters meters) {
        this.type = type;
        this.session = session;
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
        Room room = session.of(from.userId());
        String to = message.toUserId();
        if (to.equals(from.userId()) || !room.holds(to)
                || !session.send(room, to, FrameWriter.relayed(message, from.userId()))) {
            throw new Refusal(ErrorCode.PEER_NOT_IN_SESSION, "They are not connected in your session.");
        }
        meters.relayed(message.type(), began);
    }
}
