package io.causerie.query.registrations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** What a registration needs to know of its slot. */
@Document("registration_slots")
record RegisteredSlotDocument(@MongoId(FieldType.STRING) String id, String targetLanguageCode, String level,
        Instant startTime,
        Instant endTime, @Nullable Instant cancelledAt) {}
