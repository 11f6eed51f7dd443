package io.causerie.gateway.web.jetty;

import io.causerie.gateway.connection.Transport;
import io.causerie.gateway.protocol.Close;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** Jetty's socket: sends on the caller's thread what the network takes, and the rest on its own. */
final class JettyTransport implements Transport {
    /** How long the other side has to read a farewell. */
    private static final Executor AFTER_FAREWELL = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS,
            Thread::startVirtualThread);

    private final Session session;
    private @Nullable Telling telling;

    JettyTransport(Session session) {
        this.session = session;
    }

    @Override
    public void send(String frame, Done done) {
        session.sendText(frame, telling(done));
    }

    @Override
    public void ping(Done done) {
        session.sendPing(ByteBuffer.allocate(0), telling(done));
    }

    @Override
    public void close(Close close, Done done) {
        session.close(close.code(), close.reason(), telling(done));
    }

    @Override
    public void cut(Close close) {
        session.close(close.code(), close.reason(), Callback.NOOP);
        AFTER_FAREWELL.execute(session::disconnect);
    }

    /** It is the same one who hears it each time. */
    private Telling telling(Done done) {
        Telling last = telling;
        if (last == null || last.done() != done) {
            last = new Telling(done);
            telling = last;
        }
        return last;
    }

    private record Telling(Done done) implements Callback {
        @Override
        public void succeed() {
            done.succeeded();
        }

        @Override
        public void fail(Throwable cause) {
            done.failed();
        }
    }
}
