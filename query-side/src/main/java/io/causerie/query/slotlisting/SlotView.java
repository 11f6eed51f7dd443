package io.causerie.query.slotlisting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A slot as clients read it. */
public record SlotView(String id, @Nullable String seriesId, String targetLanguageCode, String level,
        Instant startTime, int durationMinutes, int minParticipants, int maxParticipants,
        @Nullable String recurrence, String timeZone, String status,
        @JsonProperty("isActive") boolean isActive,
        Instant createdAt, int registeredCount, int spotsLeft, int waitlistedCount) {
    static SlotView of(SlotDocument row) {
        return new SlotView(row.id(), row.seriesId(), row.targetLanguageCode(), row.level(), row.startTime(),
                row.durationMinutes(), row.minParticipants(), row.maxParticipants(), row.recurrence(),
                row.timeZone(), row.status(), row.isActive(), row.createdAt(), row.registeredCount(),
                row.spotsLeft(), row.waitlistedCount());
    }
}
