package io.causerie.state.timeslot;

/** How far a slot is in its life. */
public enum SlotPhase {
    OPEN, STARTED, COMPLETED, CANCELLED
}
