package io.causerie.command.timeslot;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.timeslot.SlotId;
import io.causerie.state.timeslot.Offer;
import io.causerie.state.timeslot.SlotOrigin;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Where slots are loaded from, each locked until the unit of work ends; several are loaded in the order of their ids. */
@Component
final class Slots {
    private final Repository<TimeSlot> repository;

    Slots(Repository<TimeSlot> repository) {
        this.repository = repository;
    }

    Aggregate<TimeSlot> load(SlotId id) {
        return find(id).orElseThrow(() -> new Rejection(RejectionCode.NOT_FOUND, "There is no such slot."));
    }

    Optional<Aggregate<TimeSlot>> find(SlotId id) {
        try {
            return Optional.of(repository.load(id.value()));
        } catch (AggregateNotFoundException e) {
            return Optional.empty();
        }
    }

    Aggregate<TimeSlot> create(SlotId id, SlotOrigin origin, Offer offer, Instant now) {
        try {
            return repository.newInstance(() -> new TimeSlot(id, origin, offer, now));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A slot could not be made", e);
        }
    }
}
