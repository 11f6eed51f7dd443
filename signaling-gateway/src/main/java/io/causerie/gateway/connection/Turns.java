package io.causerie.gateway.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one socket has sent that may block, and what came after it: done one after the other on a virtual thread, so that the
 * server's own threads only read and relay.
 */
final class Turns implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    /** What may wait, in characters, beside what is being done. */
    private static final long MAX_WAITING = 256 * 1024;

    private record Turn(Runnable work, int size) {}

    private @Nullable Queue<Turn> waiting;
    private long waitingSize;
    private volatile boolean idle = true;

    /** Whether nothing is being done or waits. For the thread that adds. */
    boolean isIdle() {
        return idle;
    }

    /** In its turn; false, and not taken, if too much waits. */
    synchronized boolean add(Runnable work, int size) {
        if (waiting == null) {
            waiting = new ArrayDeque<>(4);
        }
        if (!waiting.isEmpty() && waitingSize + size > MAX_WAITING) {
            return false;
        }
        waiting.add(new Turn(work, size));
        waitingSize += size;
        if (idle) {
            idle = false;
            Thread.startVirtualThread(this);
        }
        return true;
    }

    @Override
    public void run() {
        Runnable work = next();
        while (work != null) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("A message could not be handled", e);
            }
            work = next();
        }
    }

    private synchronized @Nullable Runnable next() {
        Turn turn = waiting == null ? null : waiting.poll();
        if (turn == null) {
            waiting = null;
            idle = true;
            return null;
        }
        waitingSize -= turn.size();
        return turn.work();
    }
}
