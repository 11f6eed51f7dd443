package io.causerie.query.reports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** Somebody who is or was banned. */
@Document("report_bans")
record BanDocument(@Id String userId, boolean banned, @Nullable String reason, @Nullable Instant bannedAt,
        @Nullable Instant until) {
    boolean holds(Instant now) {
        return banned && (until == null || now.isBefore(until));
    }
}
