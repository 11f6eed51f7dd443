package io.causerie.query.registrations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A calendar feed that a user opened, until {@code revokedAt}. */
@Document("feed_tokens")
record FeedTokenDocument(@MongoId(FieldType.STRING) String id, String userId, @Nullable Instant revokedAt) {}
