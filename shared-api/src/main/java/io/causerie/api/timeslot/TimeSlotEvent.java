package io.causerie.api.timeslot;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to a time slot. Counts are those after the event. */
public sealed interface TimeSlotEvent {
    String slotId();

    /** How full a slot is: places taken, places free, people waiting. */
    record Occupancy(int registeredCount, int spotsLeft, int waitlistedCount) {}

    /** One user's place, by the two ids others know it by. */
    record Place(String registrationId, String userId) {}

    record Scheduled(String slotId, @Nullable String seriesId, String organizerId, String targetLanguageCode,
            String level, Instant startTime, Instant endTime, int durationMinutes, int minParticipants,
            int maxParticipants, @Nullable String recurrence, String timeZone, Instant createdAt)
            implements TimeSlotEvent {}

    record Changed(String slotId, String targetLanguageCode, String level, Instant startTime, Instant endTime,
            int durationMinutes, int minParticipants, int maxParticipants,
            Occupancy occupancy) implements TimeSlotEvent {}

    /** Everybody's place is gone with the slot: {@code places} are those that were held or waited for. */
    record Cancelled(String slotId, List<Place> places, Instant cancelledAt) implements TimeSlotEvent {}

    record Registered(String slotId, String registrationId, String userId, Instant startTime, Instant endTime,
            Instant registeredAt, Occupancy occupancy) implements TimeSlotEvent {}

    /** {@code waitlistPosition} counts from 1. */
    record Waitlisted(String slotId, String registrationId, String userId, int waitlistPosition,
            Instant startTime, Instant endTime, Instant registeredAt, Occupancy occupancy)
            implements TimeSlotEvent {}

    /** {@code reason}: the {@link CancellationReason#code()}. */
    record RegistrationCancelled(String slotId, String registrationId, String userId, String reason,
            Instant cancelledAt, Occupancy occupancy) implements TimeSlotEvent {}

    record WaitlistPromoted(String slotId, String registrationId, String userId, Instant promotedAt,
            Occupancy occupancy) implements TimeSlotEvent {}

    /** The slot is about to start; {@code userIds} hold a place at this moment. */
    record ReminderDue(String slotId, Instant startTime, List<String> userIds) implements TimeSlotEvent {}

    /** Registration is closed. {@code expected} hold a place; {@code unserved} waited in vain. */
    record Started(String slotId, String sessionId, Instant startedAt, Instant endTime, List<Place> expected,
            List<Place> unserved) implements TimeSlotEvent {}

    record Completed(String slotId, List<Place> attended, List<Place> noShows, Instant completedAt)
            implements TimeSlotEvent {}
}
