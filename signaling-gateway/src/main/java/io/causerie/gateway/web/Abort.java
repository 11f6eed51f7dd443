package io.causerie.gateway.web;

import org.springframework.web.socket.WebSocketSession;

/** Ends a socket without waiting for anything, even while something is being written to it. */
@FunctionalInterface
public interface Abort {
    void abort(WebSocketSession session);
}
