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
 * @param working whether parts are refused since files are being made, or are made and only not told yet; whoever holds the lease
 * @param unfinished how often somebody began to make files and was not heard of again
 * @param tries how often it came to nothing, for whatever reason; the longer the pause is
 * @param faults how often of these files could not be made though everything was there
 * @param made the manifest's key, if the files are in the store and only not told yet
 * @param step what is being done, e.g. {@code mixing}
 * @param percent how far that is
 * @param version counts claims of this attempt
 */
@Document("recording_jobs")
public record Job(@MongoId(FieldType.STRING) String sessionId, int attempt, Instant requestedAt,
        Instant dueAt, String owner, Instant leaseUntil, boolean working, int unfinished, int tries,
        int faults, @Nullable String made, String step, int percent, @Nullable String lastError,
        long version) {
    static Job requested(String sessionId, int attempt, Instant at) {
        return new Job(sessionId, attempt, at, at, "", Instant.EPOCH, false, 0, 0, 0, null, "waiting", 0,
                null, 0);
    }

    Job claimed(String by, Instant until) {
        return new Job(sessionId, attempt, requestedAt, dueAt, by, until, working, unfinished, tries, faults,
                made, step, percent, lastError, version + 1);
    }

    /** Nobody's until then. */
    Job free(Instant due, String next) {
        return new Job(sessionId, attempt, requestedAt, due, "", Instant.EPOCH, made != null, unfinished,
                tries, faults, made, next, 0, lastError, version);
    }

    Job keeping(@Nullable String manifestKey) {
        return new Job(sessionId, attempt, requestedAt, dueAt, owner, leaseUntil, working, unfinished, tries,
                faults, manifestKey, step, percent, lastError, version);
    }

    /** Tried once more; {@code fault}: though everything was there. */
    Job failed(boolean fault, String error) {
        return new Job(sessionId, attempt, requestedAt, dueAt, owner, leaseUntil, working, unfinished,
                tries + 1, fault ? faults + 1 : faults, made, step, percent, error, version);
    }
}
