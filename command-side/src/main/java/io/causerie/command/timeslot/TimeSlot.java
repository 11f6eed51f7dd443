package io.causerie.command.timeslot;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.identity.Requester;
import io.causerie.api.identity.UserId;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.RegistrationId;
import io.causerie.api.timeslot.SlotChange;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.SlotTerms;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.api.timeslot.TimeSlotEvent.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/**
 * A slot and everybody's place on it: never more registered than there are places, those who come later
 * wait in order, and all of that ends when the slot starts.
 */
@AggregateRoot(type = "TimeSlot")
public class TimeSlot {
    private static final String BY_USER = "by-user";
    private static final String OVERLAP = "overlap";

    @AggregateIdentifier
    private @Nullable String id;
    private SlotOrigin origin = new SlotOrigin("", null, null, "");
    private Offer offer = new Offer("", "", Instant.MAX, Instant.MAX, 0, 0, 0);
    private Offer firstOffer = offer;
    private Instant createdAt = Instant.MIN;
    private SlotPhase phase = SlotPhase.OPEN;
    private boolean reminded;
    private final Places places = new Places();
    private final Set<String> withdrawn = new HashSet<>();

    /** For Axon, which then applies what has happened. */
    TimeSlot() {}

    TimeSlot(SlotId slot, SlotOrigin origin, Offer offer, Instant now) {
        apply(new TimeSlotEvent.Scheduled(slot.value(), origin.seriesId(), origin.organizerId(),
                offer.targetLanguageCode(), offer.level(), offer.startTime(), offer.endTime(),
                offer.durationMinutes(), offer.minParticipants(), offer.maxParticipants(),
                origin.recurrence(), origin.timeZone(), now));
    }

    /** Takes a place, or one in the queue; who has either gets the same answer again. */
    RegistrationOutcome register(UserId user, RegistrationId registration, Instant now, int maxWaitlist) {
        if (places.of(user.value()) == null) {
            phase.requireOpen(offer.startTime(), now);
            takePlace(new Place(registration.value(), user.value()), now, maxWaitlist);
        }
        return outcomeFor(user.value());
    }

    private void takePlace(Place place, Instant now, int maxWaitlist) {
        if (places.registeredCount() < offer.maxParticipants()) {
            apply(new TimeSlotEvent.Registered(id, place.registrationId(), place.userId(), offer.startTime(),
                    offer.endTime(), now, places.withOneMoreRegistered(offer.maxParticipants())));
            return;
        }
        requireRoomInTheQueue(maxWaitlist);
        apply(new TimeSlotEvent.Waitlisted(id, place.registrationId(), place.userId(),
                places.waitingCount() + 1, offer.startTime(), offer.endTime(), now,
                places.withOneMoreWaiting(offer.maxParticipants())));
    }

    /** Gives the place back, to the first in the queue; who has done so already gets the same answer. */
    void cancelRegistration(UserId user, Instant now) {
        if (withdrawn.contains(user.value())) {
            return;
        }
        phase.requireOpen(offer.startTime(), now);
        withdraw(placeOf(user.value()), BY_USER, now);
        promoteWaiting(now);
    }

    /** What the slot would offer after {@code change}, which the rules allow. */
    Offer plan(SlotChange change, Requester by, Instant now, TimeSlotProperties limits) {
        requireOwner(by);
        phase.requireOpen(offer.startTime(), now);
        SlotTerms terms = change.applyTo(offer.terms());
        requireEverybodySeated(terms.maxParticipants());
        Instant start = change.startTime() == null
                ? offer.startTime()
                : StartTime.requireAhead(change.startTime(), now, limits.maxAhead());
        return Offer.of(terms, start, limits.minute());
    }

    /** Offers this from now on, without those whom the new time makes overlap. */
    void change(Offer planned, Set<UserId> overlapping, Instant now) {
        if (planned.equals(offer)) {
            return;
        }
        apply(new TimeSlotEvent.Changed(id, planned.targetLanguageCode(), planned.level(),
                planned.startTime(), planned.endTime(), planned.durationMinutes(),
                planned.minParticipants(), planned.maxParticipants(),
                places.occupancy(planned.maxParticipants())));
        places.all().stream().filter(place -> overlapping.contains(new UserId(place.userId())))
                .forEach(place -> withdraw(place, OVERLAP, now));
        promoteWaiting(now);
    }

    /** Calls the slot off; again: nothing happens. */
    void cancel(Requester by, Instant now) {
        requireOwner(by);
        if (phase != SlotPhase.CANCELLED) {
            phase.requireNotOver();
            apply(new TimeSlotEvent.Cancelled(id, places.all(), now));
        }
    }

    /** Says who is to be reminded, once per start time and only if there is somebody. */
    void remind(Instant now, Duration lead) {
        phase.requireOpen(offer.startTime(), now);
        requireReached(offer.startTime().minus(lead), now, RejectionCode.SLOT_NOT_OPEN);
        if (!reminded && places.registeredCount() > 0) {
            apply(new TimeSlotEvent.ReminderDue(id, offer.startTime(), userIds(places.registered())));
        }
    }

    /** Closes registration; empty if that has happened before. */
    Optional<TimeSlotEvent.Started> start(Instant now) {
        if (phase == SlotPhase.STARTED || phase == SlotPhase.COMPLETED) {
            return Optional.empty();
        }
        phase.requireNotCancelled();
        requireReached(offer.startTime(), now, RejectionCode.SESSION_NOT_OPEN_YET);
        TimeSlotEvent.Started started = new TimeSlotEvent.Started(id,
                SessionId.ofSlot(new SlotId(id)).value(), now, offer.endTime(), places.registered(),
                places.waiting());
        apply(started);
        return Optional.of(started);
    }

    /** Says who came. Nothing happens to a slot that is over already. */
    void complete(Set<UserId> attendees, Instant now) {
        if (phase == SlotPhase.COMPLETED || phase == SlotPhase.CANCELLED) {
            return;
        }
        phase.requireStarted();
        Predicate<Place> came = place -> attendees.contains(new UserId(place.userId()));
        apply(new TimeSlotEvent.Completed(id, places.registered().stream().filter(came).toList(),
                places.registered().stream().filter(came.negate()).toList(), now));
    }

    boolean isOpen(Instant now) {
        return phase == SlotPhase.OPEN && now.isBefore(offer.startTime());
    }

    /** Whether it was made like this, whatever it was changed to since. */
    boolean wasMadeAs(SlotOrigin otherOrigin, Offer otherOffer) {
        return origin.equals(otherOrigin) && firstOffer.equals(otherOffer);
    }

    Offer offer() {
        return offer;
    }

    /** Everybody whose time this slot takes. */
    List<UserId> holders() {
        return places.all().stream().map(Place::userId).map(UserId::new).toList();
    }

    SlotState state() {
        return new SlotState(id, origin.seriesId(), offer.targetLanguageCode(), offer.level(),
                offer.startTime(), offer.durationMinutes(), offer.minParticipants(),
                offer.maxParticipants(), origin.recurrence(), origin.timeZone(), status(), createdAt,
                places.occupancy(offer.maxParticipants()));
    }

    private SlotState.Status status() {
        return switch (phase) {
            case OPEN -> places.registeredCount() < offer.maxParticipants()
                    ? SlotState.Status.OPEN
                    : SlotState.Status.FULL;
            case STARTED -> SlotState.Status.IN_SESSION;
            case COMPLETED -> SlotState.Status.COMPLETED;
            case CANCELLED -> SlotState.Status.CANCELLED;
        };
    }

    private RegistrationOutcome outcomeFor(String user) {
        return new RegistrationOutcome(new RegistrationId(placeOf(user).registrationId()),
                places.waitlistPosition(user).orElse(null));
    }

    private void withdraw(Place place, String reason, Instant now) {
        apply(new TimeSlotEvent.RegistrationCancelled(id, place.registrationId(), place.userId(), reason, now,
                places.without(place.userId(), offer.maxParticipants())));
    }

    private void promoteWaiting(Instant now) {
        while (places.registeredCount() < offer.maxParticipants() && places.waitingCount() > 0) {
            Place first = places.waiting().getFirst();
            apply(new TimeSlotEvent.WaitlistPromoted(id, first.registrationId(), first.userId(), now,
                    places.withOnePromoted(offer.maxParticipants())));
        }
    }

    private Place placeOf(String user) {
        Place place = places.of(user);
        if (place == null) {
            throw new Rejection(RejectionCode.NOT_REGISTERED, "You are not registered for this slot.");
        }
        return place;
    }

    private void requireOwner(Requester by) {
        if (!by.mayActFor(origin.organizerId())) {
            throw new Rejection(RejectionCode.FORBIDDEN, "Only its organizer may change this slot.");
        }
    }

    private void requireRoomInTheQueue(int maxWaitlist) {
        if (places.waitingCount() >= maxWaitlist) {
            throw new Rejection(RejectionCode.SLOT_FULL, "This slot and its waitlist are full.");
        }
    }

    private void requireEverybodySeated(int capacity) {
        if (places.registeredCount() > capacity) {
            throw new Rejection(RejectionCode.CONFLICT, "More people are registered than that.");
        }
    }

    private static void requireReached(Instant time, Instant now, RejectionCode code) {
        if (now.isBefore(time)) {
            throw new Rejection(code, "It is too early for that.");
        }
    }

    private static List<String> userIds(List<Place> places) {
        return places.stream().map(Place::userId).toList();
    }

    @EventSourcingHandler
    void on(TimeSlotEvent event) {
        switch (event) {
            case TimeSlotEvent.Scheduled e -> {
                id = e.slotId();
                origin = new SlotOrigin(e.organizerId(), e.seriesId(), e.recurrence(), e.timeZone());
                offer = new Offer(e.targetLanguageCode(), e.level(), e.startTime(), e.endTime(),
                        e.durationMinutes(), e.minParticipants(), e.maxParticipants());
                firstOffer = offer;
                createdAt = e.createdAt();
            }
            case TimeSlotEvent.Changed e -> {
                reminded = reminded && e.startTime().equals(offer.startTime());
                offer = new Offer(e.targetLanguageCode(), e.level(), e.startTime(), e.endTime(),
                        e.durationMinutes(), e.minParticipants(), e.maxParticipants());
            }
            case TimeSlotEvent.Registered e -> {
                places.register(new Place(e.registrationId(), e.userId()));
                withdrawn.remove(e.userId());
            }
            case TimeSlotEvent.Waitlisted e -> {
                places.queue(new Place(e.registrationId(), e.userId()));
                withdrawn.remove(e.userId());
            }
            case TimeSlotEvent.RegistrationCancelled e -> {
                places.remove(e.userId());
                withdrawn.add(e.userId());
            }
            case TimeSlotEvent.WaitlistPromoted e ->
                places.promote(new Place(e.registrationId(), e.userId()));
            case TimeSlotEvent.ReminderDue _ -> reminded = true;
            case TimeSlotEvent.Started _ -> {
                phase = SlotPhase.STARTED;
                places.clearWaiting();
            }
            case TimeSlotEvent.Completed _ -> phase = SlotPhase.COMPLETED;
            case TimeSlotEvent.Cancelled _ -> {
                phase = SlotPhase.CANCELLED;
                places.clear();
            }
        }
    }
}
