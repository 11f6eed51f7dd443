package io.causerie.recording.erasure;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.causerie.api.moderation.AccountEvent;
import io.causerie.recording.consent.LogListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Update;

/** The erasures that are still to be done, and whose turn it is to sweep. */
public final class Erasures implements LogListener {
    private static final String SWEEP = "sweep";

    private final MongoOperations mongo;
    private final Clock clock;

    public Erasures(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Override
    public void on(Object event) {
        if (event instanceof AccountEvent.UserSpeechErasureRequested e) {
            mongo.save(new Erasure(e.userId(), e.requestedAt(), e.requestedAt(), 0));
        }
    }

    /** Takes one that is due, for {@code lease}. */
    Optional<Erasure> claim(Duration lease) {
        Instant now = clock.instant();
        return mongo.find(query(where("dueAt").lte(now)).limit(1), Erasure.class).stream()
                .filter(one -> mongo.findAndModify(
                        query(where("_id").is(one.userId()).and("version").is(one.version())),
                        new Update().set("dueAt", now.plus(lease)).inc("version", 1), Erasure.class) != null)
                .findFirst();
    }

    /** Looks at it again then. */
    void postpone(Erasure erasure, Duration by) {
        mongo.updateFirst(query(where("_id").is(erasure.userId())),
                Update.update("dueAt", clock.instant().plus(by)), Erasure.class);
    }

    /** Nothing is left to do; not if it was asked for again meanwhile. */
    void done(Erasure erasure) {
        mongo.remove(query(where("_id").is(erasure.userId()).and("requestedAt").is(erasure.requestedAt())),
                Erasure.class);
    }

    /** Whether it is this node's turn to sweep; it is nobody's for {@code pause} then. */
    boolean maySweep(Duration pause) {
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
