package io.causerie.gateway.room.rows;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** How far the rows go; written after them. */
@Document("gateway_position")
record RowsPosition(@Id String id, long position) {
    static final String ID = "rooms";
}
