package io.causerie.query.reports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** One report; {@code status} is one of {@link ReportStatus}. */
@Document("reports")
@CompoundIndex(name = "status", def = "{'status': 1, 'filedAt': -1, '_id': -1}")
record ReportDocument(@Id String id, String reporterId, String reportedId, String sessionId, String reason,
        String status, Instant filedAt, @Nullable Instant decidedAt) {}
