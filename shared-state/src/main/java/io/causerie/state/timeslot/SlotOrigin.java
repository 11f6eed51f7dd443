package io.causerie.state.timeslot;

import org.jspecify.annotations.Nullable;

/** What a slot keeps from its making: whose it is, and the rule and zone it comes from. */
public record SlotOrigin(String organizerId, @Nullable String seriesId, @Nullable String recurrence,
        String timeZone) {}
