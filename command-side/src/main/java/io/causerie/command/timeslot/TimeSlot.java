package io.causerie.command.timeslot;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.identity.Requester;
import io.causerie.api.identity.UserId;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.CancellationReason;
import io.causerie.api.timeslot.RegistrationId;
import io.causerie.api.timeslot.SlotChange;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.SlotTerms;
import io.causerie.api.timeslot.TimeSlotEvent.Place;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.state.timeslot.Offer;
import io.causerie.state.timeslot.SlotBook;
import io.causerie.state.timeslot.SlotOrigin;
import io.causerie.state.timeslot.SlotPhase;
import io.causerie.state.timeslot.SlotState;
import java.time.Duration;
import java.time.Instant;
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
    @AggregateIdentifier
    private @Nullable String id;
    private final SlotBook book = new SlotBook();
    private final SlotRules rules = new SlotRules(book);

    /** For Axon, which then applies what has happened. */
    TimeSlot() {}

    TimeSlot(SlotId slot, SlotOrigin origin, Offer offer, Instant now) {
        id = slot.value();
        apply(new TimeSlotEvent.Scheduled(id, origin.seriesId(), origin.organizerId(),
                offer.targetLanguageCode(), offer.level(), offer.startTime(), offer.endTime(),
                offer.durationMinutes(), offer.minParticipants(), offer.maxParticipants(),
                origin.recurrence(), origin.timeZone(), now));
    }

    /** Takes a place, or one in the queue; who has either gets the same answer again. */
    RegistrationOutcome register(UserId user, RegistrationId registration, Instant now, int maxWaitlist) {
        if (book.places().of(user.value()) == null) {
            rules.requireOpen(now);
            takePlace(new Place(registration.value(), user.value()), now, maxWaitlist);
        }
        return outcomeFor(user.value());
    }

    private void takePlace(Place place, Instant now, int maxWaitlist) {
        if (book.places().registeredCount() < book.offer().maxParticipants()) {
            apply(new TimeSlotEvent.Registered(id, place.registrationId(), place.userId(),
                    book.offer().startTime(),
                    book.offer().endTime(), now,
                    book.places().withOneMoreRegistered(book.offer().maxParticipants())));
            return;
        }
        requireRoomInTheQueue(maxWaitlist);
        apply(new TimeSlotEvent.Waitlisted(id, place.registrationId(), place.userId(),
                book.places().waitingCount() + 1, book.offer().startTime(), book.offer().endTime(), now,
                book.places().withOneMoreWaiting(book.offer().maxParticipants())));
    }

    /** Gives the place back, to the first in the queue; who has done so already gets the same answer. */
    void cancelRegistration(UserId user, CancellationReason reason, Instant now) {
        if (book.hasWithdrawn(user.value())) {
            return;
        }
        rules.requireOpen(now);
        withdraw(placeOf(user.value()), reason, now);
        promoteWaiting(now);
    }

    /** What the slot would offer after {@code change}, which the rules allow. */
    Offer plan(SlotChange change, Requester by, Instant now, TimeSlotProperties limits) {
        requireOwner(by);
        rules.requireOpen(now);
        SlotTerms terms = change.applyTo(book.offer().terms());
        requireEverybodySeated(terms.maxParticipants());
        Instant start = change.startTime() == null
                ? book.offer().startTime()
                : StartTime.requireAhead(change.startTime(), now, limits.maxAhead());
        return Offer.of(terms, start, limits.minute());
    }

    /** Offers this from now on, without those whom the new time makes overlap. */
    void change(Offer planned, Set<UserId> overlapping, Instant now) {
        if (planned.equals(book.offer())) {
            return;
        }
        apply(new TimeSlotEvent.Changed(id, planned.targetLanguageCode(), planned.level(),
                planned.startTime(), planned.endTime(), planned.durationMinutes(),
                planned.minParticipants(), planned.maxParticipants(),
                book.places().occupancy(planned.maxParticipants())));
        book.places().all().stream().filter(place -> overlapping.contains(new UserId(place.userId())))
                .forEach(place -> withdraw(place, CancellationReason.OVERLAP, now));
        promoteWaiting(now);
    }

    /** Calls the slot off; again: nothing happens. */
    void cancel(Requester by, Instant now) {
        requireOwner(by);
        if (book.phase() != SlotPhase.CANCELLED) {
            rules.requireNotOver();
            apply(new TimeSlotEvent.Cancelled(id, book.places().all(), now));
        }
    }

    /** Says who is to be reminded, once per start time and only if there is somebody. */
    void remind(Instant now, Duration lead) {
        rules.requireOpen(now);
        requireReached(book.offer().startTime().minus(lead), now, RejectionCode.SLOT_NOT_OPEN);
        if (!book.isReminded() && book.places().registeredCount() > 0) {
            apply(new TimeSlotEvent.ReminderDue(id, book.offer().startTime(),
                    userIds(book.places().registered())));
        }
    }

    /** Closes registration; empty if that has happened before. */
    Optional<TimeSlotEvent.Started> start(Instant now) {
        if (book.phase() == SlotPhase.STARTED || book.phase() == SlotPhase.COMPLETED) {
            return Optional.empty();
        }
        rules.requireNotCancelled();
        requireReached(book.offer().startTime(), now, RejectionCode.SESSION_NOT_OPEN_YET);
        TimeSlotEvent.Started started = new TimeSlotEvent.Started(id,
                SessionId.ofSlot(new SlotId(id)).value(), now, book.offer().endTime(),
                book.places().registered(),
                book.places().waiting());
        apply(started);
        return Optional.of(started);
    }

    /** Says who came. Nothing happens to a slot that is over already. */
    void complete(Set<UserId> attendees, Instant now) {
        if (book.phase() == SlotPhase.COMPLETED || book.phase() == SlotPhase.CANCELLED) {
            return;
        }
        rules.requireStarted();
        Predicate<Place> came = place -> attendees.contains(new UserId(place.userId()));
        apply(new TimeSlotEvent.Completed(id, book.places().registered().stream().filter(came).toList(),
                book.places().registered().stream().filter(came.negate()).toList(), now));
    }

    boolean isOpen(Instant now) {
        return book.phase() == SlotPhase.OPEN && now.isBefore(book.offer().startTime());
    }

    boolean isCompleted() {
        return book.phase() == SlotPhase.COMPLETED;
    }

    /** Whether it was made like this, whatever it was changed to since. */
    boolean wasMadeAs(SlotOrigin otherOrigin, Offer otherOffer) {
        return book.origin().equals(otherOrigin) && book.firstOffer().equals(otherOffer);
    }

    Offer offer() {
        return book.offer();
    }

    /** Everybody whose time this slot takes. */
    List<UserId> holders() {
        return book.places().all().stream().map(Place::userId).map(UserId::new).toList();
    }

    SlotState state() {
        return book.state();
    }

    private RegistrationOutcome outcomeFor(String user) {
        return new RegistrationOutcome(new RegistrationId(placeOf(user).registrationId()),
                book.places().waitlistPosition(user).orElse(null));
    }

    private void withdraw(Place place, CancellationReason reason, Instant now) {
        apply(new TimeSlotEvent.RegistrationCancelled(id, place.registrationId(), place.userId(),
                reason.code(), now, book.places().without(place.userId(), book.offer().maxParticipants())));
    }

    private void promoteWaiting(Instant now) {
        while (book.places().registeredCount() < book.offer().maxParticipants()
                && book.places().waitingCount() > 0) {
            Place first = book.places().waiting().getFirst();
            apply(new TimeSlotEvent.WaitlistPromoted(id, first.registrationId(), first.userId(), now,
                    book.places().withOnePromoted(book.offer().maxParticipants())));
        }
    }

    private Place placeOf(String user) {
        Place place = book.places().of(user);
        if (place == null) {
            throw new Rejection(RejectionCode.NOT_REGISTERED, "You are not registered for this slot.");
        }
        return place;
    }

    private void requireOwner(Requester by) {
        if (!by.mayActFor(book.origin().organizerId())) {
            throw new Rejection(RejectionCode.FORBIDDEN, "Only its organizer may change this slot.");
        }
    }

    private void requireRoomInTheQueue(int maxWaitlist) {
        if (book.places().waitingCount() >= maxWaitlist) {
            throw new Rejection(RejectionCode.SLOT_FULL, "This slot and its waitlist are full.");
        }
    }

    private void requireEverybodySeated(int capacity) {
        if (book.places().registeredCount() > capacity) {
            throw new Rejection(RejectionCode.CONFLICT, "More people are registered than that.");
        }
    }

    private static void requireReached(Instant time, Instant now, RejectionCode code) {
        if (now.isBefore(time)) {
            throw Rejection.tooEarly(code, "It is too early for that.", time);
        }
    }

    private static List<String> userIds(List<Place> places) {
        return places.stream().map(Place::userId).toList();
    }

    @EventSourcingHandler
    void on(TimeSlotEvent event) {
        id = event.slotId();
        book.evolve(event);
    }
}
