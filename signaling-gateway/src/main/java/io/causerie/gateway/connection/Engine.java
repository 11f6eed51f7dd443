package io.causerie.gateway.connection;

import io.causerie.gateway.protocol.ClientMessage.Hello;
import io.causerie.gateway.protocol.Close;
import io.causerie.gateway.protocol.ErrorCode;
import io.causerie.gateway.protocol.FrameReader;
import io.causerie.gateway.protocol.FrameWriter;
import io.causerie.gateway.protocol.Incoming;
import io.causerie.gateway.protocol.Refusal;
import io.causerie.gateway.protocol.ServerMessage;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs all sockets of this node, whatever their transport: reads, limits and dispatches what they send. */
public final class Engine {
    private static final long RETRY_AFTER_MS = 1_000;

    private final FrameReader reader;
    private final Greeter greeter;
    private final Dispatcher dispatcher;
    private final ConnectionLimits limits;
    private final ConnectionMeters meters;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final AtomicInteger ungreeted = new AtomicInteger();
    private volatile @Nullable CompletableFuture<Void> drained;

    public Engine(Greeter greeter, List<MessageHandler<?>> handlers, ConnectionLimits limits,
            ConnectionMeters meters) {
        this.greeter = greeter;
        this.dispatcher = new Dispatcher(handlers);
        this.limits = limits;
        this.meters = meters;
        this.reader = new FrameReader(limits.maxNesting());
    }

    /** Whether there is room for one more that has not said hello. */
    public boolean hasRoom() {
        return drained == null && ungreeted.get() < limits.maxUngreeted();
    }

    /** A socket is there. */
    public Line opened(Transport transport) {
        Line line = new Line(this, transport, limits.maxOutbox().toBytes(), System.nanoTime());
        ungreeted.incrementAndGet();
        lines.add(line);
        if (drained != null) {
            sendAway(line);
        }
        return line;
    }

    /** How many sockets there are. */
    public int size() {
        return lines.size();
    }

    /** Relays at once; does what may block, and what comes after it, in turn. */
    void received(Line line, String frame) {
        Incoming incoming = null;
        Refusal refusal = null;
        try {
            incoming = reader.read(frame);
        } catch (Refusal e) {
            refusal = e;
        }
        if (incoming != null && line.isIdle() && line.connection() != null
                && !dispatcher.mayBlock(incoming.message())) {
            handle(line, incoming);
            return;
        }
        Incoming read = incoming;
        Refusal refused = refusal;
        boolean taken = line.inTurn(() -> {
            if (read == null) {
                refused(line, line.connection(), Objects.requireNonNull(refused));
            } else {
                handle(line, read);
            }
        }, frame.length());
        if (!taken) {
            dropped(line, line.connection(), incoming == null ? null : incoming.id(), RETRY_AFTER_MS);
        }
    }

    private void handle(Line line, Incoming incoming) {
        LiveConnection connection = line.connection();
        if (connection == null) {
            first(line, incoming);
        } else {
            next(line, connection, incoming);
        }
    }

    private void refused(Line line, @Nullable LiveConnection connection, Refusal refusal) {
        answer(line, connection, refusal.answer(null));
        if (connection == null || connection.conduct().isAbusive(true, limits)) {
            line.close(Close.MALFORMED);
        }
    }

    private void dropped(Line line, @Nullable LiveConnection connection, @Nullable String id, long wait) {
        answer(line, connection,
                new ServerMessage.Error(ErrorCode.RATE_LIMITED.wire(), "Too many of these.", id,
                        wait, null));
        if (connection == null || connection.conduct().isAbusive(false, limits)) {
            line.close(Close.RATE_LIMITED);
        }
    }

    private static void answer(Line line, @Nullable LiveConnection connection, ServerMessage message) {
        if (connection == null) {
            line.send(FrameWriter.text(message));
        } else {
            connection.send(message);
        }
    }

    private void first(Line line, Incoming incoming) {
        if (!(incoming.message() instanceof Hello hello)) {
            refused(line, null,
                    new Refusal(ErrorCode.HELLO_FIRST.wire(), "Say hello first.", incoming.id(), null,
                            List.of()));
            return;
        }
        if (greeter.greet(line, hello, incoming.id())) {
            greeted(line);
        }
    }

    private void next(Line line, LiveConnection connection, Incoming incoming) {
        long wait = connection.conduct().take(incoming.type());
        if (wait > 0) {
            dropped(line, connection, incoming.id(), wait);
        } else if (incoming.message() instanceof Hello hello) {
            greeter.renew(connection, hello, incoming.id());
        } else {
            dispatcher.dispatch(connection, incoming);
        }
    }

    void closing(Close close) {
        meters.closed(close);
    }

    void ended(Line line) {
        try {
            LiveConnection connection = line.connection();
            greeted(line);
            if (connection != null) {
                greeter.lost(connection);
            }
        } finally {
            lines.remove(line);
            doneIfDrained();
        }
    }

    private void doneIfDrained() {
        CompletableFuture<Void> drain = drained;
        if (drain != null && lines.isEmpty()) {
            drain.complete(null);
        }
    }

    void left(LiveConnection connection) {
        greeter.left(connection);
    }

    private void greeted(Line line) {
        if (line.leavesUngreeted()) {
            ungreeted.decrementAndGet();
        }
    }

    /** Looks after every socket: pings, silence, expired tokens, hellos that did not come. */
    void tick() {
        long nanos = System.nanoTime();
        lines.forEach(line -> line.tick(nanos, limits));
        greeter.tick(nanos);
    }

    /** Takes sockets, again if it was drained. */
    void open() {
        drained = null;
    }

    /**
     * Takes no new sockets and sends those that are here away, each to come back at a time of its own. What is returned is done when the
     * last has ended.
     */
    CompletableFuture<Void> drain() {
        var drain = new CompletableFuture<Void>();
        drained = drain;
        lines.forEach(this::sendAway);
        doneIfDrained();
        return drain;
    }

    private void sendAway(Line line) {
        line.close(
                Close.goingAway(ThreadLocalRandom.current().nextLong(limits.drainSpread().toMillis() + 1)));
    }
}
