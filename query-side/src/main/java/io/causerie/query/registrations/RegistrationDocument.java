package io.causerie.query.registrations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** One user's place on one slot; {@code status} is one of {@link RegistrationStatus}. */
@Document("registrations")
@CompoundIndex(name = "user", def = "{'userId': 1, 'registeredAt': -1, '_id': -1}")
record RegistrationDocument(@MongoId(FieldType.STRING) String id, String timeSlotId, String userId,
        String status,
        Instant registeredAt, @Nullable Instant cancelledAt) {}
