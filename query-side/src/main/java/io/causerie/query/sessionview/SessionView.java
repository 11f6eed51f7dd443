package io.causerie.query.sessionview;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session as clients read it. {@code recordingUrl}: null while there is no recording. */
public record SessionView(String id, @Nullable String timeSlotId, String kind,
        @Nullable String targetLanguageCode, @Nullable String level, String status,
        @Nullable String endReason, @Nullable Instant startedAt,
        @Nullable Instant endedAt, Instant endsAt, boolean recordingEnabled, @Nullable String recordingUrl,
        Instant createdAt, List<ParticipantView> participants) {
    static SessionView of(SessionDocument row, List<ParticipantView> participants) {
        return new SessionView(row.id(), row.timeSlotId(), row.kind(), row.targetLanguageCode(), row.level(),
                row.status(), row.endReason(), row.startedAt(), row.endedAt(), row.endsAt(),
                row.recordingEnabled(), row.recordingUrl(), row.createdAt(), participants);
    }
}
