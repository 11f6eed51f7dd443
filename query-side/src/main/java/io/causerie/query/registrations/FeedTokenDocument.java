package io.causerie.query.registrations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A calendar feed that a user opened, until {@code revokedAt}. */
@Document("feed_tokens")
record FeedTokenDocument(@Id String id, String userId, @Nullable Instant revokedAt) {}
