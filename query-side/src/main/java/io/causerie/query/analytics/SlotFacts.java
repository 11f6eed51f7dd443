package io.causerie.query.analytics;

import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.api.timeslot.TimeSlotEvent.Occupancy;
import java.time.Instant;

/** What each event of a slot changes in its numbers. */
final class SlotFacts {
    private static final String STATUS = "status";

    private SlotFacts() {}

    static void evolve(Fact slot, TimeSlotEvent event) {
        switch (event) {
            case TimeSlotEvent.Scheduled e -> {
                slot.put(STATUS, "scheduled");
                slot.put("seriesId", e.seriesId());
                slot.put("timeZone", e.timeZone());
                slot.put(Figure.SLOTS, 1);
                terms(slot, e.targetLanguageCode(), e.level(), e.startTime(), e.endTime(),
                        e.maxParticipants());
            }
            case TimeSlotEvent.Changed e -> {
                terms(slot, e.targetLanguageCode(), e.level(), e.startTime(), e.endTime(),
                        e.maxParticipants());
                occupied(slot, e.occupancy());
            }
            case TimeSlotEvent.Registered e -> requested(slot, e.occupancy());
            case TimeSlotEvent.Waitlisted e -> requested(slot, e.occupancy());
            case TimeSlotEvent.RegistrationCancelled e -> {
                slot.add(Figure.CANCELLATIONS, 1);
                occupied(slot, e.occupancy());
            }
            case TimeSlotEvent.WaitlistPromoted e -> {
                slot.add(Figure.PROMOTED, 1);
                occupied(slot, e.occupancy());
            }
            case TimeSlotEvent.Started e -> {
                slot.put(STATUS, "started");
                slot.put(Figure.STARTED_SLOTS, 1);
                slot.put(Figure.REGISTERED, e.expected().size());
                slot.put(Figure.UNSERVED, e.unserved().size());
            }
            case TimeSlotEvent.Completed _ -> slot.put(STATUS, "completed");
            case TimeSlotEvent.Cancelled e -> {
                slot.put(STATUS, "cancelled");
                slot.put(Figure.CANCELLED_SLOTS, 1);
                slot.put(Figure.LOST_TO_CANCELLATION, e.places().size());
                slot.put(Figure.PLACES, 0);
                slot.put(Figure.REGISTERED, 0);
            }
            case TimeSlotEvent.ReminderDue _ -> {
                // It changes no number.
            }
        }
    }

    private static void terms(Fact slot, String language, String level, Instant start, Instant end,
            int places) {
        Place.day(slot, start);
        Place.hour(slot, start);
        Place.language(slot, language, level);
        slot.put("startTime", start);
        slot.put("endTime", end);
        slot.put(Figure.PLACES, places);
    }

    private static void requested(Fact slot, Occupancy occupancy) {
        slot.add(Figure.REQUESTS, 1);
        occupied(slot, occupancy);
    }

    private static void occupied(Fact slot, Occupancy occupancy) {
        slot.put(Figure.REGISTERED, occupancy.registeredCount());
        slot.atLeast(Figure.WAITLISTED_AT_MOST, occupancy.waitlistedCount());
    }
}
