package io.causerie.gateway.web;

import io.causerie.gateway.connection.Transport;
import org.springframework.web.socket.WebSocketSession;

/** The server's own way to send without waiting. */
@FunctionalInterface
public interface Transports {
    /** Of a session of this server. */
    Transport of(WebSocketSession session);
}
