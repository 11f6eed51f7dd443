package io.causerie.eventlog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Appends waiting for the commit that they will share. */
class AppendQueue {
    private final CommitLogLimits limits;
    private final LinkedHashSet<PendingAppend> waiting = new LinkedHashSet<>();
    private boolean closed;

    AppendQueue(CommitLogLimits limits) {
        this.limits = limits;
    }

    synchronized void add(PendingAppend append) {
        if (closed) {
            throw new StoreUnavailable("the log is closed", null);
        }
        if (waiting.size() >= limits.waiting()) {
            throw new StoreUnavailable(limits.waiting() + " appends are waiting already", null);
        }
        waiting.add(append);
        notifyAll();
    }

    /** Takes the next appends that fit in one commit, waiting for at least one; empty once closed and drained. */
    synchronized List<PendingAppend> next() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        List<PendingAppend> batch = new ArrayList<>();
        Set<EventKey> keys = new HashSet<>();
        Iterator<PendingAppend> appends = waiting.iterator();
        long bytes = 0;
        int events = 0;
        while (appends.hasNext()) {
            PendingAppend append = appends.next();
            events += append.events().size();
            bytes += append.bytes();
            if (!batch.isEmpty() && (events > limits.events() || bytes > limits.bytes())) {
                break;
            }
            if (append.keys().stream().noneMatch(keys::contains)) {
                keys.addAll(append.keys());
                batch.add(append);
                appends.remove();
            } else {
                // Of two that want the same place, the second learns from the next commit whether it is taken;
                // those behind it wait with it, so that nobody is overtaken.
                break;
            }
        }
        return batch;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
