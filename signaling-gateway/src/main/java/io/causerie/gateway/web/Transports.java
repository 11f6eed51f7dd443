package io.causerie.gateway.web;

import io.causerie.gateway.connection.Transport;
import java.util.Optional;
import org.springframework.web.socket.WebSocketSession;

/** A server's own way to send without waiting, for sessions that are its. */
@FunctionalInterface
public interface Transports {
    /** Empty if the session is another server's; then Spring's blocking calls serve. */
    Optional<Transport> of(WebSocketSession session);
}
