package io.causerie.gateway.web;

import io.causerie.gateway.connection.Engine;
import io.causerie.gateway.connection.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** One WebSocket's way to the engine; each has its own. */
final class SocketHandler extends AbstractWebSocketHandler {
    private final Engine engine;
    private final DataSize maxFrame;
    private final Transports transports;
    private @Nullable Line line;

    SocketHandler(Engine engine, DataSize maxFrame, Transports transports) {
        this.engine = engine;
        this.maxFrame = maxFrame;
        this.transports = transports;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        session.setTextMessageSizeLimit((int) maxFrame.toBytes());
        session.setBinaryMessageSizeLimit((int) maxFrame.toBytes());
        line = engine.opened(transports.of(session));
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        if (line != null) {
            line.text(message.getPayload());
        }
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        if (line != null) {
            line.binary();
        }
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        if (line != null) {
            line.pong();
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable exception) {
        end();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        end();
    }

    private void end() {
        if (line != null) {
            line.ended();
        }
    }
}
