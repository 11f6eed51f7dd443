package io.causerie.recording.consent;

import java.util.function.LongSupplier;

/** Whether the rows have once been where the log was when this was first asked. */
public final class GrantsHealth {
    private final RecordingRows rows;
    private final LongSupplier head;
    private long target = -1;
    private boolean live;

    public GrantsHealth(RecordingRows rows, LongSupplier head) {
        this.rows = rows;
        this.head = head;
    }

    /** Stays true once it is. */
    public synchronized boolean isLive() {
        if (target < 0) {
            target = head.getAsLong();
        }
        live = live || rows.position() >= target;
        return live;
    }
}
