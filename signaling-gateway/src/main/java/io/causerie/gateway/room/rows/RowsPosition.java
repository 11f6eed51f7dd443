package io.causerie.gateway.room.rows;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** How far the rows go; written after them. */
@Document("gateway_position")
record RowsPosition(@MongoId(FieldType.STRING) String id, long position) {
    static final String ID = "rooms";
}
