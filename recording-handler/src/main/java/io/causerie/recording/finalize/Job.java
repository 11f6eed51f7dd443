package io.causerie.recording.finalize;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The making of one session's files: not yet begun, or under way on the node that holds the lease.
 *
 * @param dueAt when it is next to be worked on
 * @param owner the node that holds the lease
 * @param leaseUntil until when nobody else touches it
 * @param working whether parts are refused since files are being made
 * @param tries how often it failed
 * @param step what is being done, e.g. {@code mixing}
 * @param percent how far that is
 * @param version counts claims
 */
@Document("recording_jobs")
public record Job(@MongoId(FieldType.STRING) String sessionId, int attempt, Instant requestedAt,
        Instant dueAt,
        String owner, Instant leaseUntil, boolean working, int tries, String step, int percent,
        @Nullable String lastError, long version) {
    static Job requested(String sessionId, int attempt, Instant at) {
        return new Job(sessionId, attempt, at, at, "", Instant.EPOCH, false, 0, "waiting", 0, null, 0);
    }

    Job claimed(String by, Instant until) {
        return new Job(sessionId, attempt, requestedAt, dueAt, by, until, working, tries, step, percent,
                lastError, version + 1);
    }
}
