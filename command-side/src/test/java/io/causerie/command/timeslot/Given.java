package io.causerie.command.timeslot;

import io.causerie.api.identity.AgendaEvent;
import io.causerie.api.identity.Requester;
import io.causerie.api.identity.UserId;
import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import io.causerie.api.timeslot.RegistrationId;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.SlotTerms;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.api.timeslot.TimeSlotEvent.Occupancy;
import io.causerie.api.timeslot.TimeSlotEvent.Place;
import io.causerie.command.fixture.CommandFixture;
import io.causerie.command.session.TestSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The people, slots and times that tests of slots are about. */
final class Given {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final Instant START = Instant.parse("2026-11-24T17:00:00Z");
    static final Instant END = START.plus(Duration.ofMinutes(30));
    static final SlotId SLOT = new SlotId("slot-123");
    static final UserId OLGA = new UserId("olga");
    static final UserId MARIE = new UserId("marie");
    static final UserId JEAN = new UserId("jean");
    static final UserId PIERRE = new UserId("pierre");
    static final Requester BY_OLGA = new Requester(OLGA, false);
    static final Requester BY_ADMIN = new Requester(new UserId("root"), true);
    static final Requester BY_MARIE = new Requester(MARIE, false);
    static final TimeSlotProperties LIMITS = new TimeSlotProperties(Duration.ofMinutes(1),
            Duration.ofDays(14),
            Duration.ofMinutes(5), Duration.ofDays(730), 1000, 2);

    private Given() {}

    static CommandFixture commandSide() {
        return commandSide(LIMITS);
    }

    static CommandFixture commandSide(TimeSlotProperties limits) {
        return CommandFixture.at(NOW, it -> {
            Slots slots = new Slots(it.repository(TimeSlot.class));
            AllSeries allSeries = new AllSeries(it.repository(SlotSeries.class));
            Rescheduling rescheduling = new Rescheduling(it.agendas());
            return List.of(
                    new TimeSlotHandler(slots, allSeries, it.agendas(), TestSessions.in(it), rescheduling,
                            limits,
                            it.clock()),
                    new SlotSeriesHandler(allSeries, slots, it.agendas(), rescheduling, limits, it.clock()));
        });
    }

    static SlotTerms terms(int minParticipants, int maxParticipants) {
        return new SlotTerms(new LanguageTag("en"), CefrLevel.B1, 30, minParticipants, maxParticipants);
    }

    static TimeSlotEvent.Scheduled scheduled(SlotId slot, Instant start, int maxParticipants) {
        return new TimeSlotEvent.Scheduled(slot.value(), null, OLGA.value(), "en", "B1", start,
                start.plus(Duration.ofMinutes(30)), 30, 2, maxParticipants, null, "UTC", NOW);
    }

    /** A slot at {@link #START} with two places. */
    static TimeSlotEvent.Scheduled scheduled() {
        return scheduled(SLOT, START, 2);
    }

    static RegistrationId registrationOf(UserId user) {
        return new RegistrationId("registration-of-" + user.value());
    }

    static Place place(UserId user) {
        return new Place(registrationOf(user).value(), user.value());
    }

    static TimeSlotEvent.Registered registered(UserId user, Occupancy after) {
        return new TimeSlotEvent.Registered(SLOT.value(), registrationOf(user).value(), user.value(), START,
                END,
                NOW, after);
    }

    static TimeSlotEvent.Waitlisted waitlisted(UserId user, int position, Occupancy after) {
        return new TimeSlotEvent.Waitlisted(SLOT.value(), registrationOf(user).value(), user.value(),
                position,
                START, END, NOW, after);
    }

    static TimeSlotEvent.RegistrationCancelled withdrawn(UserId user, String reason, Occupancy after) {
        return new TimeSlotEvent.RegistrationCancelled(SLOT.value(), registrationOf(user).value(),
                user.value(),
                reason, NOW, after);
    }

    static TimeSlotEvent.WaitlistPromoted promoted(UserId user, Occupancy after) {
        return new TimeSlotEvent.WaitlistPromoted(SLOT.value(), registrationOf(user).value(), user.value(),
                NOW,
                after);
    }

    static AgendaEvent.SlotReserved reserved(UserId user) {
        return new AgendaEvent.SlotReserved(user.value(), SLOT.value(), START, END);
    }

    static AgendaEvent.SlotReleased released(UserId user) {
        return new AgendaEvent.SlotReleased(user.value(), SLOT.value());
    }

    static Occupancy occupancy(int registered, int spotsLeft, int waitlisted) {
        return new Occupancy(registered, spotsLeft, waitlisted);
    }

    static TimeSlotCommand.Register register(UserId user) {
        return new TimeSlotCommand.Register(SLOT, user, registrationOf(user));
    }

    static TimeSlotCommand.Register register(UserId user, SlotId slot) {
        return new TimeSlotCommand.Register(slot, user,
                new RegistrationId("registration-of-" + user.value() + "-on-" + slot.value()));
    }

    static TimeSlotCommand.CancelRegistration withdraw(UserId user) {
        return new TimeSlotCommand.CancelRegistration(SLOT, user);
    }
}
