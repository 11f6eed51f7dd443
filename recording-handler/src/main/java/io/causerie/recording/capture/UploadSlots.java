package io.causerie.recording.capture;

import io.causerie.rest.problem.Unavailable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** How many parts this node takes in at a time, since each of them is in memory. */
public final class UploadSlots {
    private final Semaphore free;
    private final int perUser;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    public UploadSlots(CaptureLimits limits) {
        this.free = new Semaphore(limits.maxUploads());
        this.perUser = limits.maxUploadsPerUser();
    }

    /** Held until it is closed. Fails with {@link Unavailable} if none is free. */
    public Slot take(String userId) {
        int mine = taken.merge(userId, 1, Integer::sum);
        if (mine > perUser || !free.tryAcquire()) {
            giveBack(userId);
            throw new Unavailable("Too many parts are being sent at the same time; try again in a moment.");
        }
        return () -> {
            free.release();
            giveBack(userId);
        };
    }

    private void giveBack(String userId) {
        taken.computeIfPresent(userId, (_, count) -> count == 1 ? null : count - 1);
    }

    /** One place. */
    @FunctionalInterface
    public interface Slot extends AutoCloseable {
        @Override
        void close();
    }
}
