package io.causerie.query.audit;

import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.state.timeslot.SlotBook;

/** A slot, by the fold that decides on it. */
final class SlotFold implements Fold<AuditedSlot> {
    private final SlotBook slot = new SlotBook();

    @Override
    public void evolve(Object payload) {
        if (payload instanceof TimeSlotEvent event) {
            slot.evolve(event);
        }
    }

    @Override
    public AuditedSlot state() {
        return AuditedSlot.of(slot);
    }
}
