package io.causerie.api.timeslot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a series of slots. An occurrence is named by the local start its rule gives
 * it, whatever it was changed to afterwards (RFC 5545's RECURRENCE-ID).
 */
public sealed interface SlotSeriesEvent {
    String seriesId();

    record Planned(String seriesId, String organizerId, String targetLanguageCode, String level,
            LocalDateTime firstStart, String timeZone, String recurrence, int durationMinutes,
            int minParticipants,
            int maxParticipants, Instant plannedAt) implements SlotSeriesEvent {}

    /** {@code nextAt}: when the next occurrence comes within the horizon; null when there is none left. */
    record OccurrencesMaterialised(String seriesId, List<LocalDateTime> occurrences, @Nullable Instant nextAt)
            implements SlotSeriesEvent {}

    /** From {@code occurrence} on, slots start {@code shift} later on the local clock than the rule says, and offer this. */
    record ChangedFrom(String seriesId, LocalDateTime occurrence, Duration shift, String targetLanguageCode,
            String level, int durationMinutes, int minParticipants,
            int maxParticipants) implements SlotSeriesEvent {}

    /** There are no occurrences from {@code occurrence} on. */
    record CancelledFrom(String seriesId, LocalDateTime occurrence) implements SlotSeriesEvent {}
}
