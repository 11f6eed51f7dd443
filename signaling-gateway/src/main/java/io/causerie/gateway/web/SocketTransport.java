package io.causerie.gateway.web;

import io.causerie.gateway.connection.Transport;
import io.causerie.gateway.protocol.Close;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** A WebSocket of whatever server Spring runs on. */
final class SocketTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(SocketTransport.class);
    private static final PingMessage PING = new PingMessage();

    /** How long a farewell may take. */
    private static final long FAREWELL_MS = 1_000;

    private final WebSocketSession session;
    private final Abort abort;

    SocketTransport(WebSocketSession session, Abort abort) {
        this.session = session;
        this.abort = abort;
    }

    @Override
    public void send(String frame) throws IOException {
        session.sendMessage(new TextMessage(frame));
    }

    @Override
    public void ping() throws IOException {
        session.sendMessage(PING);
    }

    @Override
    public void close(Close close) throws IOException {
        session.close(new CloseStatus(close.code(), close.reason()));
    }

    @Override
    public void cut(Close close) {
        Thread farewell = Thread.startVirtualThread(() -> sayFarewell(close));
        try {
            // Also when it was written at once: the other side needs a moment to read it.
            Thread.sleep(FAREWELL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        farewell.interrupt();
        abort.abort(session);
    }

    private void sayFarewell(Close close) {
        try {
            close(close);
        } catch (IOException e) {
            LOG.debug("A socket that was to be closed was closed already: {}", e.toString());
        }
    }
}
