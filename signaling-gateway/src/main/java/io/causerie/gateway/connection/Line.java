package io.causerie.gateway.connection;

import io.causerie.gateway.protocol.Close;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One socket, from the handshake to its end. The transport calls {@link #text}, {@link #binary} and {@link #pong} one after the other,
 * and {@link #ended} whenever it is over.
 */
public final class Line {
    private final Engine engine;
    private final Outbox outbox;
    private final long openedNanos;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean ungreeted = new AtomicBoolean(true);
    private volatile @Nullable LiveConnection connection;
    private volatile long seenNanos;
    private volatile long closingNanos;
    private long pingedNanos;
    private @Nullable Mistakes invalid;
    private @Nullable Mistakes dropped;

    Line(Engine engine, Transport transport, long maxOutbox, long nanos) {
        this.engine = engine;
        this.outbox = new Outbox(transport, maxOutbox);
        this.openedNanos = nanos;
        this.seenNanos = nanos;
        this.pingedNanos = nanos;
    }

    /** The client sent this frame. May block. */
    public void text(String frame) {
        if (closingNanos != 0) {
            return;
        }
        seenNanos = System.nanoTime();
        engine.received(this, frame);
    }

    /** The client sent bytes, which nothing here understands. */
    public void binary() {
        close(Close.MALFORMED);
    }

    /** The client answered a ping. */
    public void pong() {
        seenNanos = System.nanoTime();
        LiveConnection current = connection;
        if (current != null) {
            current.ponged();
        }
    }

    /** The socket is gone. */
    public void ended() {
        outbox.end();
        end();
    }

    boolean isOver() {
        return over.get();
    }

    /** True the first time: then it is no longer one of those that have not said hello. */
    boolean leavesUngreeted() {
        return ungreeted.compareAndSet(true, false);
    }

    /** The socket is gone and will not come back: no place is held. */
    public void left() {
        LiveConnection current = connection;
        if (current != null) {
            engine.left(current);
        }
        ended();
    }

    @Nullable
    LiveConnection connection() {
        return connection;
    }

    void greetedAs(LiveConnection live) {
        connection = live;
    }

    /** Adds a frame, to go out with the next {@link #flush}; false if too much is waiting. */
    boolean offer(String frame) {
        return outbox.offer(frame);
    }

    /** Sends what was offered. */
    void flush() {
        outbox.flush();
    }

    void send(String frame) {
        if (offer(frame)) {
            flush();
        } else {
            cut(Close.SLOW_CONSUMER);
        }
    }

    void close(Close close) {
        if (closingNanos == 0) {
            closingNanos = nonZero(System.nanoTime());
            engine.closing(close);
            outbox.close(close);
        }
    }

    /** Closes at once, for a client that does not read or is not there. */
    void cut(Close close) {
        if (closingNanos == 0) {
            engine.closing(close);
        }
        closingNanos = nonZero(System.nanoTime());
        outbox.cut(close);
        end();
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            // Not here: whoever sends to it, or tells that it is over, must not wait.
            Thread.startVirtualThread(() -> engine.ended(this));
        }
    }

    private static long nonZero(long nanos) {
        return nanos == 0 ? 1 : nanos;
    }

    /** Called every now and then by one thread. */
    void tick(long nanos, ConnectionLimits limits) {
        LiveConnection current = connection;
        if (closingNanos != 0) {
            if (nanos - closingNanos > limits.helloWithin().toNanos()) {
                cut(Close.NORMAL);
            }
        } else if (current == null) {
            if (nanos - openedNanos > limits.helloWithin().toNanos()) {
                close(Close.MALFORMED);
            }
        } else if (nanos - seenNanos > limits.silence().toNanos()) {
            cut(Close.HEARTBEAT);
        } else if (nanos - pingedNanos >= limits.heartbeat().toNanos()) {
            pingedNanos = nanos;
            current.pinged();
            outbox.ping();
        }
    }

    /** Whether the message just refused was one too many. */
    boolean isAbusive(boolean wasInvalid, ConnectionLimits limits) {
        long now = System.nanoTime();
        long window = limits.abuseWindow().toNanos();
        if (wasInvalid) {
            invalid = invalid == null ? new Mistakes() : invalid;
            return invalid.tooMany(now, window, limits.maxInvalid());
        }
        dropped = dropped == null ? new Mistakes() : dropped;
        return dropped.tooMany(now, window, limits.maxDropped());
    }
}
