package io.causerie.query.registrations;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** Finds a feed by the digest of its secret; revocation, which does not know the digest, is the feed's. */
@Document("feed_secrets")
record FeedSecretDocument(@Id String sha256, String feedTokenId) {}
