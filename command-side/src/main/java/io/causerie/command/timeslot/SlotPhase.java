package io.causerie.command.timeslot;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import java.time.Instant;

/** How far a slot is in its life, and what that forbids. */
enum SlotPhase {
    OPEN, STARTED, COMPLETED, CANCELLED;

    /** People come and go, and the offer may change, until the slot starts, by event or by the clock. */
    void requireOpen(Instant startTime, Instant now) {
        requireNotCancelled();
        requireNotOver();
        if (this == STARTED || !now.isBefore(startTime)) {
            throw new Rejection(RejectionCode.SLOT_ALREADY_STARTED, "This slot has already started.");
        }
    }

    void requireNotCancelled() {
        if (this == CANCELLED) {
            throw new Rejection(RejectionCode.SLOT_CANCELLED, "This slot was cancelled.");
        }
    }

    void requireNotOver() {
        if (this == COMPLETED) {
            throw new Rejection(RejectionCode.SLOT_NOT_OPEN, "This slot is over.");
        }
    }

    void requireStarted() {
        if (this == OPEN) {
            throw new Rejection(RejectionCode.SLOT_NOT_OPEN, "This slot has not started.");
        }
    }
}
