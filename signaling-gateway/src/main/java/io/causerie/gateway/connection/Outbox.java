package io.causerie.gateway.connection;

import io.causerie.gateway.protocol.Close;
import java.io.IOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent on one socket. Whoever adds to it never waits: one virtual thread at a time writes, and only while there is
 * something to write.
 */
final class Outbox implements Runnable {
    private static final Object PING = new Object();

    private final Transport transport;
    private final long maxWaiting;
    private @Nullable ArrayDeque<Object> queue;
    private long waiting;
    private boolean writing;
    private boolean closing;
    private boolean ended;

    Outbox(Transport transport, long maxWaiting) {
        this.transport = transport;
        this.maxWaiting = maxWaiting;
    }

    /** False, and not taken, if too much is waiting. */
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

    synchronized void ping() {
        if (!closing) {
            add(PING);
        }
    }

    /** Closes after what waits already; from then on nothing more is taken. */
    synchronized void close(Close close) {
        if (!closing) {
            closing = true;
            add(close);
        }
    }

    /** Closes now; what waits is lost. */
    void cut(Close close) {
        if (end()) {
            Thread.startVirtualThread(() -> transport.cut(close));
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
        if (!writing) {
            writing = true;
            Thread.startVirtualThread(this);
        }
    }

    @Override
    public void run() {
        try {
            Object item = next(0);
            while (item != null) {
                item = next(write(item));
            }
        } catch (IOException | RuntimeException e) {
            // The socket is gone, or going: the transport tells whoever has to know.
            end();
        }
    }

    private long write(Object item) throws IOException {
        if (item instanceof String frame) {
            transport.send(frame);
            return frame.length();
        }
        if (item instanceof Close close) {
            transport.close(close);
        } else {
            transport.ping();
        }
        return 0;
    }

    private synchronized @Nullable Object next(long written) {
        waiting = Math.max(0, waiting - written);
        Object item = queue == null ? null : queue.poll();
        if (item == null) {
            writing = false;
            // An idle connection keeps no queue.
            queue = null;
        }
        return item;
    }
}
