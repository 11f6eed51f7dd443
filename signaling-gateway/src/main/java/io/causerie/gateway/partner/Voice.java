package io.causerie.gateway.partner;

import io.causerie.gateway.connection.Connection;
import io.causerie.gateway.connection.Connections;
import io.causerie.gateway.hub.Courier;
import io.causerie.gateway.protocol.FrameWriter;
import io.causerie.gateway.protocol.ServerMessage;

/** Speaks to users on whatever node they are. */
final class Voice {
    private final Connections connections;
    private final Courier courier;

    Voice(Connections connections, Courier courier) {
        this.connections = connections;
        this.courier = courier;
    }

    void send(String userId, ServerMessage message) {
        send(userId, FrameWriter.text(message));
    }

    void send(String userId, String frame) {
        Connection here = connections.orNull(userId);
        if (here != null) {
            here.send(frame);
        } else {
            courier.send(userId, frame);
        }
    }
}
