package io.causerie.query.projection;

import io.causerie.eventlog.LogPosition;
import io.causerie.rest.cached.Cached;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * {@code causerie.projection.*}: how far each projection's rows go. It is read from the store, once for all, so that every node tells it,
 * whichever keeps the rows; and what cannot be read is not asked for anew by each gauge of a scrape.
 */
public final class ProjectionMetrics implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionMetrics.class);
    private static final String NAME = "projection";
    private static final Duration KEPT = Duration.ofSeconds(1);

    /** {@code head}: of the log, read before the positions. */
    private record Reading(long head, Map<String, Long> positions) {
        double position(String name) {
            Long position = positions.get(name);
            return position == null ? Double.NaN : position;
        }

        double lag(String name) {
            return Math.max(0, head - position(name));
        }
    }

    private final List<Projection> projections;
    private final Positions positions;
    private final EventProcessingConfiguration processing;
    private final LogPosition log;
    private final Cached<Reading> reading = new Cached<>(KEPT, this::read);

    public ProjectionMetrics(List<Projection> projections, Positions positions,
            EventProcessingConfiguration processing, LogPosition log) {
        this.projections = projections;
        this.positions = positions;
        this.processing = processing;
        this.log = log;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Projection projection : projections) {
            String name = projection.name();
            Gauge.builder("causerie.projection.position", this,
                    metrics -> metrics.reading.get().position(name))
                    .description("Position of the newest event that is in its rows").tag(NAME, name)
                    .register(registry);
            Gauge.builder("causerie.projection.lag", this, metrics -> metrics.reading.get().lag(name))
                    .baseUnit("events").description("Events of the log that are not in its rows yet")
                    .tag(NAME, name).register(registry);
            Gauge.builder("causerie.projection.failing", this, metrics -> metrics.isFailing(name) ? 1 : 0)
                    .description("1 where this node keeps its rows and an error stopped it")
                    .tag(NAME, name).register(registry);
        }
    }

    private boolean isFailing(String name) {
        return processing.eventProcessor(name).map(EventProcessor::isError).orElse(false);
    }

    private Reading read() {
        return new Reading(log.position(), positions());
    }

    private Map<String, Long> positions() {
        Map<String, Long> known = new HashMap<>();
        try {
            projections.forEach(one -> known.put(one.name(), positions.of(one.name()).position()));
        } catch (DataAccessException e) {
            LOG.debug("How far projections are cannot be read", e);
        }
        return known;
    }
}
