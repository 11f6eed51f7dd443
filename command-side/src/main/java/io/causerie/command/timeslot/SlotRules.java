package io.causerie.command.timeslot;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.state.timeslot.SlotBook;
import io.causerie.state.timeslot.SlotPhase;
import java.time.Instant;

/** How far a slot must be before something happens to it, each with the refusal if it is not. */
final class SlotRules {
    private final SlotBook book;

    SlotRules(SlotBook book) {
        this.book = book;
    }

    /** People come and go, and the offer may change, until the slot starts, by event or by the clock. */
    void requireOpen(Instant now) {
        requireNotCancelled();
        requireNotOver();
        if (book.phase() == SlotPhase.STARTED || !now.isBefore(book.offer().startTime())) {
            throw new Rejection(RejectionCode.SLOT_ALREADY_STARTED, "This slot has already started.");
        }
    }

    void requireNotCancelled() {
        if (book.phase() == SlotPhase.CANCELLED) {
            throw new Rejection(RejectionCode.SLOT_CANCELLED, "This slot was cancelled.");
        }
    }

    void requireNotOver() {
        if (book.phase() == SlotPhase.COMPLETED) {
            throw new Rejection(RejectionCode.SLOT_NOT_OPEN, "This slot is over.");
        }
    }

    void requireStarted() {
        if (book.phase() == SlotPhase.OPEN) {
            throw new Rejection(RejectionCode.SLOT_NOT_OPEN, "This slot has not started.");
        }
    }
}
