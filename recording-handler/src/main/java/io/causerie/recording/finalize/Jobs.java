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

    /** Whether the files of that session are being made, so that what comes now would be in none of them. */
    public boolean isWorkedOn(String sessionId) {
        Job job = mongo.findById(sessionId, Job.class);
        return job != null && job.working() && job.leaseUntil().isAfter(clock.instant());
    }

    /** Those of these sessions that there are. */
    public List<Job> of(Collection<String> sessionIds) {
        return sessionIds.isEmpty() ? List.of() : mongo.find(query(where("_id").in(sessionIds)), Job.class);
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

    /** Holds it for longer, and says how far it is; false if it is no longer ours. */
    boolean renew(Job job, Duration lease, String step, int percent) {
        return updated(job, new Update().set("leaseUntil", clock.instant().plus(lease)).set("step", step)
                .set("percent", percent));
    }

    /** From now on no part is taken; false if it is no longer ours. */
    boolean begin(Job job) {
        return updated(job, Update.update("working", true));
    }

    /** Lets go of it until then. */
    void release(Job job, Instant dueAt, int tries, String step, String error) {
        updated(job, new Update().set("dueAt", dueAt).set("leaseUntil", Instant.EPOCH).set("working", false)
                .set("tries", tries).set("step", step).set("percent", 0).set("lastError", error));
    }

    /** There is nothing left to do. */
    void remove(Job job) {
        mongo.remove(ours(job), Job.class);
    }

    private boolean updated(Job job, Update update) {
        return mongo.updateFirst(ours(job), update, Job.class).getMatchedCount() == 1;
    }

    private static Query ours(Job job) {
        return query(where("_id").is(job.sessionId()).and("version").is(job.version()));
    }
}
