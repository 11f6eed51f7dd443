package io.causerie.query.slotlisting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** One slot. {@code primaryLanguage} is the tag's first part, so that {@code en} also finds {@code en-GB}. */
@Document("slot_listing")
@CompoundIndex(name = "start", def = "{'startTime': 1, '_id': 1}")
@CompoundIndex(name = "language_level_start", def = "{'primaryLanguage': 1, 'level': 1, 'startTime': 1, '_id': 1}")
record SlotDocument(@MongoId(FieldType.STRING) String id, @Nullable String seriesId,
        String targetLanguageCode,
        String primaryLanguage, String level, Instant startTime, Instant endTime, int durationMinutes,
        int minParticipants, int maxParticipants, @Nullable String recurrence, String timeZone, String status,
        Instant createdAt, int registeredCount, int spotsLeft, int waitlistedCount) {
    static final String OPEN = "open";
    static final String FULL = "full";
    static final String IN_SESSION = "in-session";
    static final String COMPLETED = "completed";
    static final String CANCELLED = "cancelled";

    boolean isActive() {
        return !status.equals(COMPLETED) && !status.equals(CANCELLED);
    }
}
