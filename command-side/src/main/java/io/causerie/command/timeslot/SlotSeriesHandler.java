package io.causerie.command.timeslot;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.identity.UserId;
import io.causerie.api.timeslot.SlotChange;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.SlotSeriesCommand;
import io.causerie.command.users.Agendas;
import io.causerie.state.timeslot.Offer;
import io.causerie.state.timeslot.SlotState;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.springframework.stereotype.Component;

/** Decides what is asked of a series, together with all its slots that are touched, in one commit. */
@Component
final class SlotSeriesHandler {
    private final AllSeries allSeries;
    private final Slots slots;
    private final Agendas agendas;
    private final Rescheduling rescheduling;
    private final TimeSlotProperties limits;
    private final Clock clock;

    SlotSeriesHandler(AllSeries allSeries, Slots slots, Agendas agendas, Rescheduling rescheduling,
            TimeSlotProperties limits, Clock clock) {
        this.allSeries = allSeries;
        this.slots = slots;
        this.agendas = agendas;
        this.rescheduling = rescheduling;
        this.limits = limits;
        this.clock = clock;
    }

    @CommandHandler
    PlannedSeries handle(SlotSeriesCommand.Plan command) {
        LocalDateTime firstStart = LocalDateTime.ofInstant(command.firstStart(), command.recurrence().zone());
        Aggregate<SlotSeries> series = allSeries.find(command.seriesId())
                .orElseGet(() -> plan(command, firstStart));
        requireSame(series.invoke(it -> it.wasPlannedAs(command, firstStart)));
        List<SlotState> states = series.invoke(SlotSeries::slots).stream()
                .map(slot -> slots.load(slot).invoke(TimeSlot::state)).toList();
        return new PlannedSeries(states.getFirst(), states);
    }

    private Aggregate<SlotSeries> plan(SlotSeriesCommand.Plan command, LocalDateTime firstStart) {
        Instant now = clock.instant();
        requireSame(slots.find(new SlotId(command.seriesId().value())).isEmpty());
        StartTime.requireAhead(command.firstStart(), now, limits.maxAhead());
        Occurrences.plan(command.recurrence(), command.firstStart(), limits.maxOccurrences());
        Aggregate<SlotSeries> series = allSeries.create(command, firstStart, now);
        materialise(series, now);
        return series;
    }

    @CommandHandler
    void handle(SlotSeriesCommand.Materialise command) {
        Instant now = clock.instant();
        Aggregate<SlotSeries> series = allSeries.load(command.seriesId());
        series.execute(it -> it.requireNextIsDue(now));
        materialise(series, now);
    }

    @CommandHandler
    SlotState handle(SlotSeriesCommand.ChangeFrom command) {
        Instant now = clock.instant();
        Aggregate<SlotSeries> series = allSeries.load(command.seriesId());
        LocalDateTime occurrence = series.invoke(it -> it.occurrenceOf(command.slotId()));
        SequencedMap<SlotId, Aggregate<TimeSlot>> affected = load(
                series.invoke(it -> it.slotsFrom(occurrence)));
        Aggregate<TimeSlot> named = affected.get(command.slotId());
        Offer offer = named.invoke(it -> it.plan(command.change(), command.by(), now, limits));
        series.execute(it -> it.changeFrom(occurrence, command.change().startTime(), offer.terms()));
        List<Rescheduling.Plan> plans = new ArrayList<>();
        plans.add(new Rescheduling.Plan(command.slotId(), named, offer));
        affected.forEach((id, slot) -> {
            if (slot != named && slot.invoke(it -> it.isOpen(now))) {
                SlotChange change = followed(series, id, command.change(), offer);
                plans.add(new Rescheduling.Plan(id, slot,
                        slot.invoke(it -> it.plan(change, command.by(), now, limits))));
            }
        });
        rescheduling.carryOut(plans, now);
        materialise(series, now);
        return named.invoke(TimeSlot::state);
    }

    @CommandHandler
    void handle(SlotSeriesCommand.CancelFrom command) {
        Instant now = clock.instant();
        Aggregate<SlotSeries> series = allSeries.load(command.seriesId());
        LocalDateTime occurrence = series.invoke(it -> it.occurrenceOf(command.slotId()));
        series.execute(it -> it.cancelFrom(occurrence, command.by()));
        Map<UserId, List<SlotId>> released = new HashMap<>();
        load(series.invoke(it -> it.slotsFrom(occurrence))).forEach((id, slot) -> {
            boolean isNamed = id.equals(command.slotId());
            if (slot.invoke(it -> isNamed ? !it.isCompleted() : it.isOpen(now))) {
                slot.invoke(TimeSlot::holders)
                        .forEach(user -> released.computeIfAbsent(user, _ -> new ArrayList<>()).add(id));
                slot.execute(it -> it.cancel(command.by(), now));
            }
        });
        agendas.forEach(released.keySet(),
                (user, agenda) -> released.getOrDefault(user, List.of()).forEach(agenda::release));
        materialise(series, now);
    }

    /** What the named slot's change means for a later one: the same offer, at its own occurrence's time. */
    private static SlotChange followed(Aggregate<SlotSeries> series, SlotId id, SlotChange change,
            Offer offer) {
        SlotChange terms = SlotChange.to(offer.terms());
        return change.startTime() == null
                ? terms
                : terms.at(series.invoke(it -> it.startOf(it.occurrenceOf(id))));
    }

    private void materialise(Aggregate<SlotSeries> series, Instant now) {
        series.invoke(it -> it.materialise(now, limits))
                .forEach(slot -> slots.create(slot.slotId(), slot.origin(), slot.offer(), now));
    }

    private SequencedMap<SlotId, Aggregate<TimeSlot>> load(List<SlotId> ids) {
        SequencedMap<SlotId, Aggregate<TimeSlot>> loaded = new LinkedHashMap<>();
        ids.forEach(id -> loaded.put(id, slots.load(id)));
        return loaded;
    }

    private static void requireSame(boolean same) {
        if (!same) {
            throw new Rejection(RejectionCode.CONFLICT, "Something else was created with that key.");
        }
    }
}
