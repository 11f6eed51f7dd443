package io.causerie.query.registrations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A registration as its user reads it, with what they want to know of the slot. */
public record RegistrationView(String id, String timeSlotId, String userId, String status,
        Instant registeredAt,
        @Nullable Instant cancelledAt, String targetLanguageCode, String level, Instant startTime,
        Instant endTime) {
    static RegistrationView of(RegistrationDocument row, RegisteredSlotDocument slot) {
        return new RegistrationView(row.id(), row.timeSlotId(), row.userId(), row.status(),
                row.registeredAt(),
                row.cancelledAt(), slot.targetLanguageCode(), slot.level(), slot.startTime(), slot.endTime());
    }
}
