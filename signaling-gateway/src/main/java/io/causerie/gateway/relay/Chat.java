package io.causerie.gateway.relay;

import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.MessageHandler;
import io.causerie.gateway.protocol.ClientMessage.ChatMessage;
import io.causerie.gateway.protocol.ClientType;
import io.causerie.gateway.protocol.FrameWriter;
import io.causerie.gateway.protocol.ServerMessage;
import io.causerie.gateway.room.Member;
import io.causerie.gateway.room.Room;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Takes what is written to everybody else in the session. */
final class Chat implements MessageHandler<ChatMessage> {
    private final SessionRoom session;
    private final RelayMeters meters;
    private final Clock clock;

    Chat(SessionRoom session, RelayMeters meters, Clock clock) {
        this.session = session;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Class<ChatMessage> handles() {
        return ChatMessage.class;
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public void handle(Connection from, ChatMessage message, @Nullable String id) {
        long began = meters.began();
        Room room = session.of(from.userId());
        String frame = FrameWriter
                .text(new ServerMessage.ChatMessage(from.userId(), message.text(), clock.instant()));
        for (Member member : room.members()) {
            if (!member.userId().equals(from.userId())) {
                session.send(room, member.userId(), frame);
            }
        }
        if (id != null) {
            from.send(new ServerMessage.Ack(id));
        }
        meters.relayed(ClientType.CHAT_MESSAGE, began);
    }
}
