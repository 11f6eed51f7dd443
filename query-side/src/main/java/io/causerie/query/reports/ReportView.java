package io.causerie.query.reports;

import io.causerie.query.reading.DisplayNames;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A report as moderators read it. {@code reportedBan}: the ban that holds of the one reported; null for none. */
public record ReportView(String id, String status, String reason, String sessionId, String reporterId,
        String reporterName, String reportedId, String reportedName, @Nullable BanView reportedBan,
        Instant filedAt, @Nullable Instant decidedAt) {
    static ReportView of(ReportDocument row, DisplayNames names, @Nullable BanView ban) {
        return new ReportView(row.id(), row.status(), row.reason(), row.sessionId(), row.reporterId(),
                names.of(row.reporterId()), row.reportedId(), names.of(row.reportedId()), ban, row.filedAt(),
                row.decidedAt());
    }
}
