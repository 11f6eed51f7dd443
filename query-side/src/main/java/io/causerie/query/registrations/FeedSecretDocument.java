package io.causerie.query.registrations;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** Finds a feed by the digest of its secret; revocation, which does not know the digest, is the feed's. */
@Document("feed_secrets")
record FeedSecretDocument(@MongoId(FieldType.STRING) String sha256, String feedTokenId) {}
