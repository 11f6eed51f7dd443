package io.causerie.query.analytics;

import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** The numbers of one session: {@link SessionFacts} writes the other fields, docs/analytics.md lists them. */
@Document("analytics_sessions")
@CompoundIndex(name = "day", def = "{'day': 1, 'kind': 1, 'primaryLanguage': 1, 'level': 1}")
record SessionRow(@MongoId(FieldType.STRING) String id) {}
