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
    private final Turns turns = new Turns();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean ungreeted = new AtomicBoolean(true);
    private volatile @Nullable LiveConnection connection;
    private volatile long seenNanos;
    private volatile long closingNanos;
    private long pingedNanos;
    /** When the client said the first thing; 0 until then. */
    private volatile long spokeNanos;
    private boolean takingPlace;

    Line(Engine engine, Transport transport, long maxOutbox, long nanos) {
        this.engine = engine;
        this.outbox = new Outbox(transport, maxOutbox);
        this.openedNanos = nanos;
        this.seenNanos = nanos;
        this.pingedNanos = nanos;
    }

    /** The client sent this frame. */
    public void text(String frame) {
        if (closingNanos != 0) {
            return;
        }
        seenNanos = System.nanoTime();
        if (spokeNanos == 0) {
            spokeNanos = nonZero(seenNanos);
        }
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

    /** Whether what the client sends now can be handled at once. */
    boolean isIdle() {
        return turns.isIdle();
    }

    /** Handles what the client sent after all before it; false, and not taken, if too much waits already. */
    boolean inTurn(Runnable work, int size) {
        return turns.add(work, size);
    }

    /**
     * Whether its user may be given a place: not any more if it is closing. From now on it is not closed because the answer to its
     * hello takes long.
     */
    synchronized boolean takesPlace() {
        takingPlace = closingNanos == 0 && !over.get();
        return takingPlace;
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
        sendOn(frame, take(frame));
    }

    /** Takes a frame that is to go out now; then {@link #sendOn} is to be called, without a lock. */
    Outbox.Taken take(String frame) {
        return outbox.take(frame);
    }

    void sendOn(String frame, Outbox.Taken taken) {
        if (taken == Outbox.Taken.YOURS) {
            outbox.handOver(frame);
        } else if (taken == Outbox.Taken.NOT) {
            cut(Close.SLOW_CONSUMER);
        }
    }

    void close(Close close) {
        if (beginsToClose(false)) {
            engine.closing(close);
            outbox.close(close);
        }
    }

    private synchronized boolean beginsToClose(boolean unlessTakingPlace) {
        if (closingNanos != 0 || unlessTakingPlace && takingPlace) {
            return false;
        }
        closingNanos = nonZero(System.nanoTime());
        return true;
    }

    /** The hello did not come, or could not be answered, in time. */
    private void giveUp(Close close) {
        if (beginsToClose(true)) {
            engine.closing(close);
            outbox.close(close);
        }
    }

    /** Closes at once, for a client that does not read or is not there. */
    void cut(Close close) {
        if (beginsToClose(false)) {
            engine.closing(close);
        }
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
            if (spokeNanos == 0 && nanos - openedNanos > limits.helloWithin().toNanos()) {
                giveUp(Close.MALFORMED);
            } else if (spokeNanos != 0 && nanos - spokeNanos > limits.answerWithin().toNanos()) {
                giveUp(Close.TRY_LATER);
            }
        } else if (nanos - seenNanos > limits.silence().toNanos()) {
            cut(Close.HEARTBEAT);
        } else if (nanos - pingedNanos >= limits.heartbeat().toNanos()) {
            pingedNanos = nanos;
            current.pinged();
            outbox.ping();
        }
    }
}
