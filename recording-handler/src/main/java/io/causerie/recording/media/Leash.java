package io.causerie.recording.media;

import org.jspecify.annotations.Nullable;

/** What holds a job's work: when it is cut, the running program is killed and the work fails at its next step. */
public final class Leash {
    private @Nullable Process running;
    private boolean cut;

    /** The job is no longer ours. */
    public static final class Cut extends RuntimeException {
        public Cut() {
            super("The work was taken away", null, false, false);
        }
    }

    public synchronized void cut() {
        cut = true;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    /** Fails with {@link Cut} if it was cut. */
    public synchronized void check() {
        if (cut) {
            throw new Cut();
        }
    }

    synchronized void hold(Process process) {
        running = process;
        if (cut) {
            process.destroyForcibly();
        }
    }

    synchronized void release() {
        running = null;
    }
}
