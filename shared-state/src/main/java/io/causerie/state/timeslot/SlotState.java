package io.causerie.state.timeslot;

import io.causerie.api.timeslot.TimeSlotEvent.Occupancy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A slot as it reads right after a command. */
public record SlotState(String id, @Nullable String seriesId, String targetLanguageCode, String level,
        Instant startTime, int durationMinutes, int minParticipants, int maxParticipants,
        @Nullable String recurrence, String timeZone, Status status, Instant createdAt,
        Occupancy occupancy) {
    /** Whether it still takes place, or does at this moment. */
    public boolean isActive() {
        return status != Status.COMPLETED && status != Status.CANCELLED;
    }

    /** How far a slot is; {@link #code()} is what clients see. */
    public enum Status {
        OPEN("open"), FULL("full"), IN_SESSION("in-session"), COMPLETED("completed"), CANCELLED("cancelled");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
