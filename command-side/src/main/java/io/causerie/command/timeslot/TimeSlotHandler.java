package io.causerie.command.timeslot;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.identity.UserId;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.SeriesId;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.api.timeslot.TimeSlotEvent.Place;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.command.session.Opening;
import io.causerie.command.session.Sessions;
import io.causerie.command.users.Agenda.Booking;
import io.causerie.command.users.Agendas;
import io.causerie.state.timeslot.Offer;
import io.causerie.state.timeslot.SlotOrigin;
import io.causerie.state.timeslot.SlotState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.springframework.stereotype.Component;

/** Decides what is asked of one slot, together with the agendas and the session it touches, in one commit. */
@Component
final class TimeSlotHandler {
    private final Slots slots;
    private final AllSeries allSeries;
    private final Agendas agendas;
    private final Sessions sessions;
    private final Rescheduling rescheduling;
    private final TimeSlotProperties limits;
    private final Clock clock;

    TimeSlotHandler(Slots slots, AllSeries allSeries, Agendas agendas, Sessions sessions,
            Rescheduling rescheduling, TimeSlotProperties limits, Clock clock) {
        this.slots = slots;
        this.allSeries = allSeries;
        this.agendas = agendas;
        this.sessions = sessions;
        this.rescheduling = rescheduling;
        this.limits = limits;
        this.clock = clock;
    }

    @CommandHandler
    SlotState handle(TimeSlotCommand.Schedule command) {
        requireNoSeries(command.slotId());
        SlotOrigin origin = new SlotOrigin(command.organizerId().value(), null, null,
                command.zone().getId());
        Instant now = clock.instant();
        return slots.find(command.slotId()).map(slot -> slot.invoke(it -> {
            requireSame(it.wasMadeAs(origin,
                    Offer.of(command.terms(), StartTime.toMillis(command.startTime()), limits.minute())));
            return it.state();
        })).orElseGet(() -> {
            Instant start = StartTime.requireAhead(command.startTime(), now, limits.maxAhead());
            Offer offer = Offer.of(command.terms(), start, limits.minute());
            return slots.create(command.slotId(), origin, offer, now).invoke(TimeSlot::state);
        });
    }

    @CommandHandler
    SlotState handle(TimeSlotCommand.Change command) {
        Instant now = clock.instant();
        Aggregate<TimeSlot> slot = slots.load(command.slotId());
        Offer planned = slot.invoke(it -> it.plan(command.change(), command.by(), now, limits));
        rescheduling.carryOut(List.of(new Rescheduling.Plan(command.slotId(), slot, planned)), now);
        return slot.invoke(TimeSlot::state);
    }

    @CommandHandler
    void handle(TimeSlotCommand.Cancel command) {
        Aggregate<TimeSlot> slot = slots.load(command.slotId());
        List<UserId> holders = slot.invoke(TimeSlot::holders);
        slot.execute(it -> it.cancel(command.by(), clock.instant()));
        release(command.slotId(), holders);
    }

    @CommandHandler
    RegistrationOutcome handle(TimeSlotCommand.Register command) {
        Aggregate<TimeSlot> slot = slots.load(command.slotId());
        RegistrationOutcome outcome = slot.invoke(it -> it.register(command.userId(),
                command.registrationId(), clock.instant(), limits.maxWaitlist()));
        if (outcome.registrationId().equals(command.registrationId())) {
            Offer offer = slot.invoke(TimeSlot::offer);
            agendas.forUser(command.userId(), agenda -> agenda
                    .reserve(new Booking(command.slotId(), offer.startTime(), offer.endTime())));
        }
        return outcome;
    }

    @CommandHandler
    void handle(TimeSlotCommand.CancelRegistration command) {
        slots.load(command.slotId()).execute(
                it -> it.cancelRegistration(command.userId(), command.reason(), clock.instant()));
        release(command.slotId(), List.of(command.userId()));
    }

    @CommandHandler
    void handle(TimeSlotCommand.Remind command) {
        slots.load(command.slotId()).execute(it -> it.remind(clock.instant(), limits.reminderLead()));
    }

    @CommandHandler
    SessionId handle(TimeSlotCommand.Start command) {
        Aggregate<TimeSlot> slot = slots.load(command.slotId());
        slot.invoke(it -> it.start(clock.instant())).ifPresent(started -> {
            release(command.slotId(), users(started.unserved()));
            sessions.open(opening(command.slotId(), slot.invoke(TimeSlot::offer), started));
        });
        return SessionId.ofSlot(command.slotId());
    }

    @CommandHandler
    void handle(TimeSlotCommand.Complete command) {
        Aggregate<TimeSlot> slot = slots.load(command.slotId());
        slot.execute(it -> it.complete(command.attendees(), clock.instant()));
        release(command.slotId(), slot.invoke(TimeSlot::holders));
    }

    private void release(SlotId slot, List<UserId> users) {
        agendas.forEach(users, (_, agenda) -> agenda.release(slot));
    }

    private void requireNoSeries(SlotId slot) {
        requireSame(allSeries.find(new SeriesId(slot.value())).isEmpty());
    }

    private static void requireSame(boolean same) {
        if (!same) {
            throw new Rejection(RejectionCode.CONFLICT, "Something else was created with that key.");
        }
    }

    private static Opening opening(SlotId slot, Offer offer, TimeSlotEvent.Started started) {
        return new Opening(slot, offer.targetLanguageCode(), offer.level(), offer.minParticipants(),
                offer.maxParticipants(), started.expected().stream().map(Place::userId).toList(),
                started.startedAt(), started.endTime());
    }

    private static List<UserId> users(List<Place> places) {
        return places.stream().map(Place::userId).map(UserId::new).toList();
    }
}
