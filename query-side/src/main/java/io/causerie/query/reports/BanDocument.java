package io.causerie.query.reports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** Somebody who is or was banned. */
@Document("report_bans")
record BanDocument(@MongoId(FieldType.STRING) String userId, boolean banned, @Nullable String reason,
        @Nullable Instant bannedAt,
        @Nullable Instant until) {
    boolean holds(Instant now) {
        return banned && (until == null || now.isBefore(until));
    }
}
