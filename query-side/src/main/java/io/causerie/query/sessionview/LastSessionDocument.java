package io.causerie.query.sessionview;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** The session a user entered last: the only one they can be in. */
@Document("session_last")
record LastSessionDocument(@Id String userId, String sessionId) {}
