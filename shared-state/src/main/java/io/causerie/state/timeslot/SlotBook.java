package io.causerie.state.timeslot;

import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.api.timeslot.TimeSlotEvent.Place;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is known of a slot from its events. */
public final class SlotBook {
    private String id = "";
    private SlotOrigin origin = new SlotOrigin("", null, null, "");
    private Offer offer = new Offer("", "", Instant.MAX, Instant.MAX, 0, 0, 0);
    private Offer firstOffer = offer;
    private Instant createdAt = Instant.MIN;
    private SlotPhase phase = SlotPhase.OPEN;
    private boolean reminded;
    private final Places places = new Places();
    private final Set<String> withdrawn = new LinkedHashSet<>();

    public SlotOrigin origin() {
        return origin;
    }

    public Offer offer() {
        return offer;
    }

    /** What it offered when it was made. */
    public Offer firstOffer() {
        return firstOffer;
    }

    public SlotPhase phase() {
        return phase;
    }

    public Places places() {
        return places;
    }

    /** Whether a reminder of the start as it is now has gone out. */
    public boolean isReminded() {
        return reminded;
    }

    /** Whether this user gave a place back and has none now. */
    public boolean hasWithdrawn(String userId) {
        return withdrawn.contains(userId);
    }

    /** Who gave a place back and has none now. */
    public List<String> withdrawn() {
        return List.copyOf(withdrawn);
    }

    /** As it reads now. */
    public SlotState state() {
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

    /** What {@code event}, the next one, makes of it. */
    public void evolve(TimeSlotEvent event) {
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
