package io.causerie.gateway.web;

import io.causerie.gateway.connection.Transport;
import io.causerie.gateway.protocol.Close;
import java.io.IOException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** A WebSocket of whatever server Spring runs on. Its calls block, so each has a virtual thread. */
final class SocketTransport implements Transport {
    private static final PingMessage PING = new PingMessage();

    private final WebSocketSession session;

    SocketTransport(WebSocketSession session) {
        this.session = session;
    }

    @Override
    public void send(String frame, Done done) {
        run(() -> session.sendMessage(new TextMessage(frame)), done);
    }

    @Override
    public void ping(Done done) {
        run(() -> session.sendMessage(PING), done);
    }

    @Override
    public void close(Close close, Done done) {
        run(() -> session.close(new CloseStatus(close.code(), close.reason())), done);
    }

    @Override
    public void cut(Close close) {
        run(() -> session.close(new CloseStatus(close.code(), close.reason())), Ignoring.RESULT);
    }

    private static void run(Call call, Done done) {
        Thread.startVirtualThread(() -> {
            try {
                call.run();
            } catch (IOException | RuntimeException e) {
                done.failed();
                return;
            }
            done.succeeded();
        });
    }

    private interface Call {
        void run() throws IOException;
    }

    private enum Ignoring implements Done {
        RESULT;

        @Override
        public void succeeded() {}

        @Override
        public void failed() {}
    }
}
