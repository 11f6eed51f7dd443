package io.causerie.command.timeslot;

import io.causerie.state.timeslot.SlotState;
import java.util.List;

/** A series right after planning: its first slot, and all slots there are so far in the order of their occurrences. */
public record PlannedSeries(SlotState first, List<SlotState> slots) {}
