package io.causerie.command.timeslot;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.timeslot.SeriesId;
import io.causerie.api.timeslot.SlotSeriesCommand;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Where series are loaded from, locked until the unit of work ends. A series comes before its slots. */
@Component
final class AllSeries {
    private final Repository<SlotSeries> repository;

    AllSeries(Repository<SlotSeries> repository) {
        this.repository = repository;
    }

    Aggregate<SlotSeries> load(SeriesId id) {
        return find(id).orElseThrow(() -> new Rejection(RejectionCode.NOT_FOUND, "There is no such series."));
    }

    Optional<Aggregate<SlotSeries>> find(SeriesId id) {
        try {
            return Optional.of(repository.load(id.value()));
        } catch (AggregateNotFoundException e) {
            return Optional.empty();
        }
    }

    Aggregate<SlotSeries> create(SlotSeriesCommand.Plan plan, LocalDateTime firstStart, Instant now) {
        try {
            return repository.newInstance(() -> new SlotSeries(plan, firstStart, now));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A series could not be made", e);
        }
    }
}
