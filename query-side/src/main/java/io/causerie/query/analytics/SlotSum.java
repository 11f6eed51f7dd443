package io.causerie.query.analytics;

import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** The slots of one language and level that start in one hour of a day, summed: {@link Ledger} writes the other fields. */
@Document("analytics_slot_sums")
@CompoundIndex(name = "day", def = "{'day': 1, 'primaryLanguage': 1, 'level': 1}")
record SlotSum(@MongoId(FieldType.STRING) String id) {}
