package io.causerie.gateway.bridge;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** Up to where the log was told, for nodes that do not tell it themselves. Written after the token, which decides. */
public final class ToldPosition {
    private static final String ID = Bridge.NAME;

    private final MongoOperations mongo;

    public ToldPosition(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** 0 if nothing was. */
    public long read() {
        Row row = mongo.findById(ID, Row.class);
        return row == null ? 0 : row.position();
    }

    void write(long position) {
        mongo.save(new Row(ID, position));
    }

    @Document("bridge_position")
    record Row(@MongoId(FieldType.STRING) String id, long position) {}
}
