package io.causerie.recording.erasure;

import java.time.Instant;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * What a user said is to be erased, in all sessions; gone when that is done.
 *
 * @param dueAt when it is next to be worked on; a node that works on it moves that into the future
 */
@Document("recording_erasures")
public record Erasure(@MongoId(FieldType.STRING) String userId, Instant requestedAt, Instant dueAt,
        long version) {}
