package io.causerie.recording.erasure;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Update;

/** Which node's turn it is to look for what has been kept long enough. */
public final class SweepTurns {
    private static final String SWEEP = "sweep";

    private final MongoOperations mongo;
    private final Clock clock;

    public SweepTurns(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Whether it is this node's; it is nobody's for {@code pause} then. */
    boolean take(Duration pause) {
        Instant now = clock.instant();
        Turn turn = mongo.findById(SWEEP, Turn.class);
        if (turn == null) {
            mongo.save(new Turn(SWEEP, now.plus(pause), 1));
            return true;
        }
        return !turn.nextAt().isAfter(now) && mongo.findAndModify(
                query(where("_id").is(SWEEP).and("version").is(turn.version())),
                new Update().set("nextAt", now.plus(pause)).inc("version", 1), Turn.class) != null;
    }

    @Document("recording_sweeps")
    record Turn(@MongoId(FieldType.STRING) String id, Instant nextAt, long version) {}
}
