package io.causerie.gateway.relay;

import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.MessageHandler;
import io.causerie.gateway.link.CommandLink;
import io.causerie.gateway.protocol.ClientMessage;
import org.jspecify.annotations.Nullable;

/** Changes camera or microphone; that it changed is heard from the log, as if it had been asked for over REST. */
final class MediaState implements MessageHandler<ClientMessage.MediaState> {
    private final CommandLink link;

    MediaState(CommandLink link) {
        this.link = link;
    }

    @Override
    public Class<ClientMessage.MediaState> handles() {
        return ClientMessage.MediaState.class;
    }

    @Override
    public void handle(Connection from, ClientMessage.MediaState message, @Nullable String id) {
        link.changeMedia(from.userId(), message.cameraEnabled(), message.micEnabled());
    }
}
