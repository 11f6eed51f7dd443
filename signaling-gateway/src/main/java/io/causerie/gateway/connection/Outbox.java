package io.causerie.gateway.connection;

import io.causerie.gateway.protocol.Close;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent on one socket. Whoever adds to it never waits: the thread that finds nobody sending hands to the transport what
 * it takes, and the transport goes on with the rest when it can.
 */
final class Outbox implements Transport.Done {
    private static final Object PING = new Object();

    /** What becomes of a frame. */
    enum Taken {
        /** It goes out with what waits before it. */
        WAITS,
        /** Nobody is sending: whoever brought it is to {@link #handOver} it. */
        YOURS,
        /** Too much is waiting. */
        NOT
    }

    private enum Sending {
        NOTHING, BEGUN, DONE_AT_ONCE, PENDING
    }

    private final Transport transport;
    private final long maxWaiting;
    private @Nullable ArrayDeque<Object> queue;
    private Sending sending = Sending.NOTHING;
    private int sendingSize;
    private long waiting;
    private boolean closing;
    private boolean ended;

    Outbox(Transport transport, long maxWaiting) {
        this.transport = transport;
        this.maxWaiting = maxWaiting;
    }

    /** Takes a frame that is to go out now; no queue is needed where none is. */
    synchronized Taken take(String frame) {
        if (sending != Sending.NOTHING || queue != null || closing) {
            return offer(frame) ? Taken.WAITS : Taken.NOT;
        }
        waiting += frame.length();
        sending = Sending.BEGUN;
        sendingSize = frame.length();
        return Taken.YOURS;
    }

    /** Sends the frame that {@link #take} gave back, and what came after it. As {@link #flush}: no lock may be held. */
    void handOver(String frame) {
        transport.send(frame, this);
        sendOn(next());
    }

    /** Adds a frame, to go out with the next {@link #flush}. False, and not taken, if too much is waiting. */
    synchronized boolean offer(String frame) {
        if (closing) {
            return true;
        }
        if (waiting > 0 && waiting + frame.length() > maxWaiting) {
            return false;
        }
        waiting += frame.length();
        add(frame);
        return true;
    }

    void ping() {
        synchronized (this) {
            if (!closing) {
                add(PING);
            }
        }
        flush();
    }

    /** Closes after what waits already; from then on nothing more is taken. */
    void close(Close close) {
        synchronized (this) {
            if (!closing) {
                closing = true;
                add(close);
            }
        }
        flush();
    }

    /** Closes now; what waits is lost. */
    void cut(Close close) {
        if (end()) {
            transport.cut(close);
        }
    }

    /** Nothing is taken or sent any more; true the first time. */
    synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        closing = true;
        queue = null;
        waiting = 0;
        return first;
    }

    private void add(Object item) {
        if (queue == null) {
            queue = new ArrayDeque<>(4);
        }
        queue.add(item);
    }

    /** Sends what waits, unless somebody does already. No lock may be held that anybody who sends needs. */
    void flush() {
        sendOn(begin());
    }

    private void sendOn(@Nullable Object first) {
        Object item = first;
        while (item != null) {
            send(item);
            item = next();
        }
    }

    private void send(Object item) {
        if (item instanceof String frame) {
            transport.send(frame, this);
        } else if (item instanceof Close close) {
            transport.close(close, this);
        } else {
            transport.ping(this);
        }
    }

    private synchronized @Nullable Object begin() {
        return sending == Sending.NOTHING ? poll() : null;
    }

    private synchronized @Nullable Object next() {
        if (sending == Sending.BEGUN) {
            sending = Sending.PENDING;
            return null;
        }
        return poll();
    }

    private @Nullable Object poll() {
        Object item = queue == null ? null : queue.poll();
        sending = item == null ? Sending.NOTHING : Sending.BEGUN;
        sendingSize = item instanceof String frame ? frame.length() : 0;
        if (item == null) {
            // An idle connection keeps no queue.
            queue = null;
        }
        return item;
    }

    @Override
    public void succeeded() {
        sendOn(sent());
    }

    /** What is to be sent after what was just sent, unless whoever began to send that goes on itself. */
    private synchronized @Nullable Object sent() {
        waiting = Math.max(0, waiting - sendingSize);
        if (sending == Sending.PENDING) {
            return poll();
        }
        sending = Sending.DONE_AT_ONCE;
        return null;
    }

    @Override
    public void failed() {
        end();
    }
}
