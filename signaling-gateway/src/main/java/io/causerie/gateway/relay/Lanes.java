package io.causerie.gateway.relay;

import io.causerie.eventlog.tracing.Traces;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does things one after the other that concern the same session, and things of different sessions at the same time. */
public final class Lanes {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final int LANES = 64;

    private final Traces traces;
    private final Lane[] lanes = Stream.generate(Lane::new).limit(LANES).toArray(Lane[]::new);

    public Lanes() {
        this(Traces.OFF);
    }

    /** Tasks belong to the trace that who brings them is in. */
    Lanes(Traces traces) {
        this.traces = traces;
    }

    /** Returns at once; the task runs on a virtual thread and may block. */
    public void run(String sessionId, Runnable task) {
        lanes[Math.floorMod(sessionId.hashCode(), LANES)].add(traces.carried(task));
    }

    private static final class Lane implements Runnable {
        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private boolean running;

        synchronized void add(Runnable task) {
            tasks.add(task);
            if (!running) {
                running = true;
                Thread.startVirtualThread(this);
            }
        }

        @Override
        public void run() {
            Runnable task = next();
            while (task != null) {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("Participants could not be told of a change", e);
                }
                task = next();
            }
        }

        private synchronized @Nullable Runnable next() {
            Runnable task = tasks.poll();
            running = task != null;
            return task;
        }
    }
}
