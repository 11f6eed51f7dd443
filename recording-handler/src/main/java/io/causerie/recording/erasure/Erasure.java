package io.causerie.recording.erasure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * Something of a session is to be deleted; gone when that is done. There is one for a session, so that no two nodes work on the files of
 * one.
 *
 * @param userIds whose speech; nobody's if the time of all of it is over
 * @param asked counts requests
 * @param dueAt when it is next to be worked on
 * @param leaseUntil until when only the node that claimed it last works on it
 * @param tries how often it has failed
 * @param lastError why it failed last
 * @param version counts claims
 */
@Document("recording_erasures")
public record Erasure(@MongoId(FieldType.STRING) String sessionId, List<String> userIds, long asked,
        Instant dueAt, Instant leaseUntil, int tries, @Nullable String lastError, long version) {
    public Erasure {
        userIds = List.copyOf(userIds);
    }
}
