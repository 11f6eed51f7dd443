package io.causerie.query.registrations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** One user's place on one slot. */
@Document("registrations")
@CompoundIndex(name = "user", def = "{'userId': 1, 'registeredAt': -1, '_id': -1}")
record RegistrationDocument(@Id String id, String timeSlotId, String userId, String status,
        Instant registeredAt, @Nullable Instant cancelledAt) {
    static final String REGISTERED = "registered";
    static final String WAITLISTED = "waitlisted";
    static final String CANCELLED = "cancelled";
    static final String ATTENDED = "attended";
    static final String NO_SHOW = "no-show";
}
