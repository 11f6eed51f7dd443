package io.causerie.command.timeslot.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.causerie.command.timeslot.PlannedSeries;
import io.causerie.state.timeslot.SlotState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slot as the public contract has it.
 *
 * @param occurrences the slots there are so far, only in the answer to a new series
 */
record SlotResponse(String id, @Nullable String seriesId, String targetLanguageCode, String level,
        Instant startTime,
        int durationMinutes, int minParticipants, int maxParticipants, @Nullable String recurrence,
        String timeZone, String status, @JsonProperty("isActive") boolean isActive, Instant createdAt,
        int registeredCount, int spotsLeft, int waitlistedCount,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Occurrence> occurrences) {
    record Occurrence(String id, Instant startTime) {}

    static SlotResponse of(SlotState slot) {
        return of(slot, null);
    }

    static SlotResponse of(PlannedSeries series) {
        return of(series.first(),
                series.slots().stream().map(slot -> new Occurrence(slot.id(), slot.startTime())).toList());
    }

    private static SlotResponse of(SlotState slot, @Nullable List<Occurrence> occurrences) {
        return new SlotResponse(slot.id(), slot.seriesId(), slot.targetLanguageCode(), slot.level(),
                slot.startTime(), slot.durationMinutes(), slot.minParticipants(), slot.maxParticipants(),
                slot.recurrence(), slot.timeZone(), slot.status().code(), slot.isActive(), slot.createdAt(),
                slot.occupancy().registeredCount(), slot.occupancy().spotsLeft(),
                slot.occupancy().waitlistedCount(), occurrences);
    }
}
