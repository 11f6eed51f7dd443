package io.causerie.recording.finalize;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.causerie.api.session.SessionEvent;
import io.causerie.recording.consent.LogListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** The jobs, in MongoDB. A job is there from the request until nothing is left to do; what it is about is in the log. */
public final class Jobs implements LogListener {
    private static final int CANDIDATES = 5;

    private final MongoOperations mongo;
    private final Clock clock;

    public Jobs(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Override
    public void on(Object event) {
        if (event instanceof SessionEvent.RecordingRequested e) {
            Job known = mongo.findById(e.sessionId(), Job.class);
            if (known == null || known.attempt() < e.attempt()) {
                mongo.save(Job.requested(e.sessionId(), e.attempt(), e.requestedAt()));
            }
        }
    }

    /**
     * Whether the files of that session are being made, so that what comes now would be in none of them. A lease that has run out changes
     * nothing: its holder may go on without knowing, and if it is dead another will.
     */
    public boolean isWorkedOn(String sessionId) {
        Job job = mongo.findById(sessionId, Job.class);
        return job != null && job.working();
    }

    /** Those of these sessions that there are. */
    public List<Job> of(Collection<String> sessionIds) {
        return sessionIds.isEmpty() ? List.of() : mongo.find(query(where("_id").in(sessionIds)), Job.class);
    }

    /** Any of them. */
    public List<Job> some(int limit) {
        return mongo.find(new Query().limit(limit), Job.class);
    }

    /** Whoever held a lease is gone: no other process can write to this log. */
    void dropLeases() {
        mongo.updateMulti(new Query(), Update.update("leaseUntil", Instant.EPOCH), Job.class);
    }

    /** Takes one that is due and nobody's. */
    Optional<Job> claim(String owner, Duration lease) {
        Instant now = clock.instant();
        return mongo
                .find(query(where("dueAt").lte(now).and("leaseUntil").lte(now)).limit(CANDIDATES), Job.class)
                .stream().filter(job -> claims(job, owner, now.plus(lease))).findFirst()
                .map(job -> job.claimed(owner, now.plus(lease)));
    }

    private boolean claims(Job job, String owner, Instant until) {
        return mongo.findAndModify(
                query(where("_id").is(job.sessionId()).and("version").is(job.version())),
                new Update().set("owner", owner).set("leaseUntil", until).inc("version", 1),
                Job.class) != null;
    }

    /** Holds it for longer, and says how far it is; false if it is no longer ours, or was nobody's for a moment. */
    boolean renew(Job job, Duration lease, String step, int percent) {
        Instant now = clock.instant();
        return updated(ours(job, where("leaseUntil").gt(now)), new Update().set("leaseUntil", now.plus(lease))
                .set("step", step).set("percent", percent));
    }

    /** From now on no part is taken; false if it is no longer ours. */
    boolean begin(Job job) {
        return updated(ours(job, where("leaseUntil").gt(clock.instant())),
                Update.update("working", true).inc("unfinished", 1));
    }

    /** Lets go of it; {@code free}: what it is to be from now on. */
    void release(Job free) {
        updated(ours(free, new Criteria()),
                new Update().set("dueAt", free.dueAt()).set("leaseUntil", free.leaseUntil())
                        .set("working", free.working()).set("unfinished", free.unfinished())
                        .set("tries", free.tries()).set("faults", free.faults()).set("made", free.made())
                        .set("step", free.step()).set("percent", free.percent())
                        .set("lastError", free.lastError()));
    }

    /** There is nothing left to do. */
    void remove(Job job) {
        mongo.remove(ours(job, new Criteria()), Job.class);
    }

    private boolean updated(Query ours, Update update) {
        return mongo.updateFirst(ours, update, Job.class).getMatchedCount() == 1;
    }

    /** Each attempt counts its claims anew. */
    private static Query ours(Job job, Criteria more) {
        return query(more.and("_id").is(job.sessionId()).and("attempt").is(job.attempt()).and("version")
                .is(job.version()));
    }
}
