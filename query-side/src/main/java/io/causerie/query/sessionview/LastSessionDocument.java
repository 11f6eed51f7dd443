package io.causerie.query.sessionview;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** The session a user entered last: the only one they can be in. */
@Document("session_last")
record LastSessionDocument(@MongoId(FieldType.STRING) String userId, String sessionId) {}
