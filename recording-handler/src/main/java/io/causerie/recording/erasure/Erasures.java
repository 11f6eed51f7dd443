package io.causerie.recording.erasure;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.session.SessionEvent;
import io.causerie.recording.consent.LogListener;
import io.causerie.recording.consent.Recordings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** What is still to be deleted, session by session, in MongoDB. */
public final class Erasures implements LogListener {
    private static final int CANDIDATES = 5;

    private final MongoOperations mongo;
    private final Recordings recordings;
    private final Clock clock;

    /** {@code recordings}: show an event before it comes here. */
    public Erasures(MongoOperations mongo, Recordings recordings, Clock clock) {
        this.mongo = mongo;
        this.recordings = recordings;
        this.clock = clock;
    }

    @Override
    public void on(Object event) {
        if (event instanceof AccountEvent.UserSpeechErasureRequested e) {
            recordings.withSpeaker(e.userId())
                    .forEach(one -> ask(one.sessionId(), asking().addToSet("userIds", e.userId())));
        } else if (event instanceof SessionEvent.RecordingExpired e) {
            ask(e.sessionId(), asking().setOnInsert("userIds", List.of()));
        }
    }

    private Update asking() {
        return new Update().inc("asked", 1).set("dueAt", clock.instant())
                .setOnInsert("leaseUntil", Instant.EPOCH).setOnInsert("tries", 0).setOnInsert("version", 0L);
    }

    private void ask(String sessionId, Update update) {
        mongo.upsert(query(where("_id").is(sessionId)), update, Erasure.class);
    }

    /** Those of these sessions that there are. */
    public List<Erasure> of(Collection<String> sessionIds) {
        return sessionIds.isEmpty()
                ? List.of()
                : mongo.find(query(where("_id").in(sessionIds)), Erasure.class);
    }

    /** Any of them. */
    public List<Erasure> some(int limit) {
        return mongo.find(new Query().limit(limit), Erasure.class);
    }

    /** Takes one that is due and nobody's. What is claimed and left, by a node that was killed over it, has its turn after others. */
    Optional<Erasure> claim(Duration lease) {
        Instant now = clock.instant();
        Query due = query(where("dueAt").lte(now).and("leaseUntil").lte(now)).with(Sort.by("dueAt"))
                .limit(CANDIDATES);
        return mongo.find(due, Erasure.class).stream().map(one -> claimed(one, now.plus(lease)))
                .filter(Objects::nonNull).findFirst();
    }

    private @Nullable Erasure claimed(Erasure one, Instant until) {
        return mongo.findAndModify(ours(one),
                new Update().set("leaseUntil", until).set("dueAt", until).inc("version", 1),
                FindAndModifyOptions.options().returnNew(true), Erasure.class);
    }

    /** Holds it for longer; false if it is no longer ours. */
    boolean renew(Erasure erasure, Duration lease) {
        Instant now = clock.instant();
        Query held = query(where("_id").is(erasure.sessionId()).and("version").is(erasure.version())
                .and("leaseUntil").gt(now));
        return mongo.updateFirst(held, Update.update("leaseUntil", now.plus(lease)), Erasure.class)
                .getMatchedCount() == 1;
    }

    /** Lets go of it until then. */
    void release(Erasure erasure, Instant dueAt, int tries, @Nullable String error) {
        mongo.updateFirst(ours(erasure), new Update().set("dueAt", dueAt).set("leaseUntil", Instant.EPOCH)
                .set("tries", tries).set("lastError", error), Erasure.class);
    }

    /** Nothing is left to do, unless it was asked for again meanwhile. */
    void done(Erasure erasure) {
        Query same = query(where("_id").is(erasure.sessionId()).and("version").is(erasure.version())
                .and("asked").is(erasure.asked()));
        if (mongo.remove(same, Erasure.class).getDeletedCount() == 0) {
            release(erasure, clock.instant(), 0, null);
        }
    }

    private static Query ours(Erasure erasure) {
        return query(where("_id").is(erasure.sessionId()).and("version").is(erasure.version()));
    }
}
