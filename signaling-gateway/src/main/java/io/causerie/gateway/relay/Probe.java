package io.causerie.gateway.relay;

import io.causerie.gateway.connection.Engine;
import io.causerie.gateway.connection.Line;
import io.causerie.gateway.connection.Probes;
import io.causerie.gateway.connection.Transport;
import io.causerie.gateway.protocol.Close;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tries whether this node relays: two peers without sockets say hello to the engine that everybody uses, and one sends the other an
 * offer. Tried at most once a second, however often it is asked for.
 */
public final class Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long GOOD_FOR_NANOS = Duration.ofSeconds(1).toNanos();

    private final Engine engine;
    private final Probes probes;
    private @Nullable Result last;
    private long triedNanos;

    Probe(Engine engine, Probes probes) {
        this.engine = engine;
        this.probes = probes;
    }

    /** @param took how long the relay took; null if it did not arrive */
    public record Result(@Nullable Duration took) {
        public boolean isHealthy() {
            return took != null;
        }
    }

    public synchronized Result result() {
        if (last == null || System.nanoTime() - triedNanos > GOOD_FOR_NANOS) {
            last = new Result(relay());
            triedNanos = System.nanoTime();
        }
        return last;
    }

    private @Nullable Duration relay() {
        String mark = UUID.randomUUID().toString();
        var one = new InProcess("\"connected\"");
        var other = new InProcess("\"connected\"");
        try {
            one.hello(engine, probes.token(probes.oneId()));
            other.hello(engine, probes.token(probes.otherId()));
            other.expect(mark);
            long began = System.nanoTime();
            one.say("{\"type\":\"offer\",\"toUserId\":\"" + probes.otherId() + "\",\"sdp\":\"" + mark
                    + "\"}");
            other.heard();
            return Duration.ofNanos(System.nanoTime() - began);
        } catch (ExecutionException | TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            one.leave();
            other.leave();
        }
    }

    /** A peer without a socket. */
    private static final class InProcess implements Transport {
        private volatile String expected;
        private volatile CompletableFuture<String> heard = new CompletableFuture<>();
        private @Nullable Line line;

        InProcess(String expected) {
            this.expected = expected;
        }

        void hello(Engine engine, String token)
                throws InterruptedException, ExecutionException, TimeoutException {
            line = engine.opened(this);
            say("{\"type\":\"hello\",\"token\":\"" + token + "\"}");
            heard();
        }

        void say(String frame) {
            if (line != null) {
                line.text(frame);
            }
        }

        void expect(String text) {
            heard = new CompletableFuture<>();
            expected = text;
        }

        void heard() throws InterruptedException, ExecutionException, TimeoutException {
            heard.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }

        void leave() {
            if (line != null) {
                line.left();
            }
        }

        @Override
        public void send(String frame, Done done) {
            if (frame.contains(expected)) {
                heard.complete(frame);
            }
            done.succeeded();
        }

        @Override
        public void ping(Done done) {
            done.succeeded();
            if (line != null) {
                line.pong();
            }
        }

        @Override
        public void close(Close close, Done done) {
            cut(close);
            done.succeeded();
        }

        @Override
        public void cut(Close close) {
            heard.completeExceptionally(new IllegalStateException(close.reason()));
        }
    }
}
