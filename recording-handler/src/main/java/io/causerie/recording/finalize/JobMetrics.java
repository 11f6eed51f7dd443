package io.causerie.recording.finalize;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.causerie.rest.cached.Cached;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** {@code causerie.recording.jobs}: sessions whose files are still to be made, over all nodes, counted anew every few seconds at most. */
public final class JobMetrics implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(JobMetrics.class);
    private static final Duration KEPT = Duration.ofSeconds(5);

    private enum State {
        /** Not begun yet. */
        WAITING,
        /** A node holds the lease. */
        WORKING,
        /** It came to nothing at least once, and nobody works on it now. */
        RETRYING
    }

    private final MongoOperations mongo;
    private final Clock clock;
    private final Cached<double[]> counts = new Cached<>(KEPT, this::counted);

    public JobMetrics(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (State state : State.values()) {
            Gauge.builder("causerie.recording.jobs", this, metrics -> metrics.count(state))
                    .description("Sessions whose files are still to be made, over all nodes")
                    .tag("state", state.name().toLowerCase(Locale.ROOT)).register(registry);
        }
    }

    private double count(State state) {
        return counts.get()[state.ordinal()];
    }

    private double[] counted() {
        Instant now = clock.instant();
        try {
            double[] counted = new double[State.values().length];
            counted[State.WORKING.ordinal()] = mongo.count(query(where("leaseUntil").gt(now)), Job.class);
            counted[State.RETRYING.ordinal()] = mongo
                    .count(query(where("leaseUntil").lte(now).and("tries").gt(0)), Job.class);
            counted[State.WAITING.ordinal()] = Math.max(0, mongo.count(new Query(), Job.class)
                    - counted[State.WORKING.ordinal()] - counted[State.RETRYING.ordinal()]);
            return counted;
        } catch (DataAccessException e) {
            LOG.debug("Jobs cannot be counted", e);
            return unknown();
        }
    }

    private static double[] unknown() {
        double[] unknown = new double[State.values().length];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }
}
