package io.causerie.query.reports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** One report; {@code status} is one of {@link ReportStatus}. */
@Document("reports")
@CompoundIndex(name = "filed", def = "{'filedAt': -1, '_id': -1}")
@CompoundIndex(name = "status", def = "{'status': 1, 'filedAt': -1, '_id': -1}")
record ReportDocument(@MongoId(FieldType.STRING) String id, String reporterId, String reportedId,
        String sessionId, String reason,
        String status, Instant filedAt, @Nullable Instant decidedAt) {}
