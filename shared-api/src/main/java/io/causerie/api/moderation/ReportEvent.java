package io.causerie.api.moderation;

import java.time.Instant;

/** What has happened to one person's report of another. */
public sealed interface ReportEvent {
    String reportId();

    /** {@code reason}: {@code harassment}, {@code hate}, {@code nudity}, {@code minor}, {@code spam} or {@code other}. */
    record Filed(String reportId, String reporterId, String reportedId, String sessionId, String reason,
            Instant filedAt) implements ReportEvent {}

    /** {@code decision}: {@code dismissed} or {@code upheld}. What follows from it is an event of its own. */
    record Decided(String reportId, String decision, Instant decidedAt) implements ReportEvent {}
}
