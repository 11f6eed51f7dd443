package io.causerie.query.analytics;

import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** The sessions of one kind, language and level that opened on one day, summed: {@link Ledger} writes the other fields. */
@Document("analytics_session_sums")
@CompoundIndex(name = "day", def = "{'day': 1, 'kind': 1, 'primaryLanguage': 1, 'level': 1}")
record SessionSum(@MongoId(FieldType.STRING) String id) {}
