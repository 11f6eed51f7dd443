package io.causerie.gateway.bridge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.causerie.api.moderation.ReportEvent;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.api.timeslot.TimeSlotEvent.Occupancy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Version 1 of what is told: of which events, under which type and key, with which data (docs/kafka-contract.md). */
final class V1Mapping {
    static final int VERSION = 1;
    private static final String SCHEMA = "urn:causerie:%s:" + VERSION;
    private static final ObjectWriter WRITER = JsonMapper.builder().build().writer();

    private V1Mapping() {}

    /** Empty for what is nobody else's business. */
    static Optional<Message> message(Object event, String id, long position, Instant time) {
        return Optional.ofNullable(told(event))
                .map(told -> new Message(id, position, time, told.type, told.key,
                        SCHEMA.formatted(told.type.wire()), WRITER.writeValueAsString(told.data)));
    }

    private record Told(MessageType type, String key, Data data) {}

    private static @Nullable Told told(Object event) {
        return switch (event) {
            case TimeSlotEvent e -> ofSlot(e);
            case SessionEvent e -> ofSession(e);
            case ReportEvent.Filed e -> new Told(MessageType.PARTNER_REPORTED, e.sessionId(), new Reported(
                    e.reportId(), e.sessionId(), e.reporterId(), e.reportedId(), e.reason(), e.filedAt()));
            default -> null;
        };
    }

    private static @Nullable Told ofSlot(TimeSlotEvent event) {
        String key = event.slotId();
        return switch (event) {
            case TimeSlotEvent.Scheduled e -> new Told(MessageType.SLOT_SCHEDULED, key,
                    new Scheduled(key, e.seriesId(), e.organizerId(), e.targetLanguageCode(), e.level(),
                            e.startTime(), e.endTime(), e.durationMinutes(), e.minParticipants(),
                            e.maxParticipants(), e.timeZone(), e.createdAt()));
            case TimeSlotEvent.Cancelled e -> new Told(MessageType.SLOT_CANCELLED, key,
                    new Cancelled(key,
                            e.places().stream()
                                    .map(place -> new Place(place.registrationId(), place.userId()))
                                    .toList(),
                            e.cancelledAt()));
            case TimeSlotEvent.Registered e -> new Told(MessageType.SLOT_REGISTERED, key,
                    new Registered(key, e.registrationId(), e.userId(), "registered", null, e.startTime(),
                            e.endTime(), e.registeredAt(), Counts.of(e.occupancy())));
            case TimeSlotEvent.Waitlisted e -> new Told(MessageType.SLOT_REGISTERED, key,
                    new Registered(key, e.registrationId(), e.userId(), "waitlisted", e.waitlistPosition(),
                            e.startTime(), e.endTime(), e.registeredAt(), Counts.of(e.occupancy())));
            case TimeSlotEvent.RegistrationCancelled e -> new Told(MessageType.SLOT_REGISTRATION_CANCELLED,
                    key, new RegistrationCancelled(key, e.registrationId(), e.userId(), e.reason(),
                            e.cancelledAt(), Counts.of(e.occupancy())));
            case TimeSlotEvent.WaitlistPromoted e -> new Told(MessageType.SLOT_WAITLIST_PROMOTED, key,
                    new Promoted(key, e.registrationId(), e.userId(), e.promotedAt(),
                            Counts.of(e.occupancy())));
            case TimeSlotEvent.ReminderDue e -> new Told(MessageType.SLOT_REMINDER, key,
                    new Reminder(key, e.startTime(), e.userIds()));
            case TimeSlotEvent.Changed _,TimeSlotEvent.Started _,TimeSlotEvent.Completed _ -> null;
        };
    }

    private static @Nullable Told ofSession(SessionEvent event) {
        String key = event.sessionId();
        return switch (event) {
            case SessionEvent.Opened e -> new Told(MessageType.SESSION_OPENED, key,
                    new Opened(key, e.kind(), e.timeSlotId(), e.targetLanguageCode(), e.level(),
                            e.minParticipants(), e.maxParticipants(), e.expectedUserIds(), e.openedAt(),
                            e.endsAt()));
            case SessionEvent.Activated e -> new Told(MessageType.SESSION_STARTED, key,
                    new Started(key, e.startedAt()));
            case SessionEvent.ParticipantJoined e -> new Told(MessageType.SESSION_PARTICIPANT_JOINED, key,
                    new Joined(key, e.timeSlotId(), e.participantId(), e.userId(), e.connectedCount(),
                            e.joinedAt()));
            case SessionEvent.ParticipantLeft e -> new Told(MessageType.SESSION_PARTICIPANT_LEFT, key,
                    new Left(key, e.userId(), e.reason(), e.connectedCount(), e.leftAt()));
            case SessionEvent.ConsentChanged e -> new Told(MessageType.SESSION_CONSENT_CHANGED, key,
                    new ConsentChanged(key, e.userId(), e.recordingConsent(), e.policyVersion(),
                            e.changedAt()));
            case SessionEvent.Ended e -> new Told(MessageType.SESSION_ENDED, key,
                    new Ended(key, e.timeSlotId(), e.reason(), e.attendedUserIds(), e.endedAt()));
            case SessionEvent.RecordingStored e -> new Told(MessageType.SESSION_RECORDED, key,
                    new Recorded(key, e.bucket(), e.manifestKey(), e.mixKey(), e.tracks().stream()
                            .map(track -> new Track(track.userId(), track.trackId(), track.key(),
                                    track.startMs(), track.durationMs()))
                            .toList(), e.durationMs(), e.storedAt()));
            case SessionEvent.MediaStateChanged _,SessionEvent.RecordingStarted _ -> null;
            case SessionEvent.RecordingPaused _,SessionEvent.RecordingRequested _ -> null;
            case SessionEvent.RecordingFailed _,SessionEvent.TracksErased _ -> null;
            case SessionEvent.RecordingExpired _ -> null;
        };
    }

    /** The JSON of one type; what is null is left out. */
    @JsonPropertyOrder("schemaVersion")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private sealed interface Data {
        @JsonProperty
        default int schemaVersion() {
            return VERSION;
        }
    }

    private record Place(String registrationId, String userId) {}

    private record Track(String userId, String trackId, String key, long startMs, long durationMs) {}

    private record Counts(int registeredCount, int spotsLeft, int waitlistedCount) {
        static Counts of(Occupancy occupancy) {
            return new Counts(occupancy.registeredCount(), occupancy.spotsLeft(),
                    occupancy.waitlistedCount());
        }
    }

    private record Scheduled(String timeSlotId, @Nullable String seriesId, String organizerId,
            String targetLanguageCode, String level, Instant startTime, Instant endTime, int durationMinutes,
            int minParticipants, int maxParticipants, String timeZone, Instant scheduledAt) implements Data {}

    private record Cancelled(String timeSlotId, List<Place> registrations, Instant cancelledAt)
            implements Data {}

    private record Registered(String timeSlotId, String registrationId, String userId, String status,
            @Nullable Integer waitlistPosition, Instant startTime, Instant endTime, Instant registeredAt,
            Counts occupancy) implements Data {}

    private record RegistrationCancelled(String timeSlotId, String registrationId, String userId,
            String reason, Instant cancelledAt, Counts occupancy) implements Data {}

    private record Promoted(String timeSlotId, String registrationId, String userId, Instant promotedAt,
            Counts occupancy) implements Data {}

    private record Reminder(String timeSlotId, Instant startTime, List<String> userIds) implements Data {}

    private record Opened(String sessionId, String kind, @Nullable String timeSlotId,
            @Nullable String targetLanguageCode, @Nullable String level, int minParticipants,
            int maxParticipants, List<String> expectedUserIds, Instant openedAt, Instant endsAt)
            implements Data {}

    private record Started(String sessionId, Instant startedAt) implements Data {}

    private record Joined(String sessionId, @Nullable String timeSlotId, String participantId, String userId,
            int connectedCount, Instant joinedAt) implements Data {}

    private record Left(String sessionId, String userId, String reason, int connectedCount, Instant leftAt)
            implements Data {}

    private record ConsentChanged(String sessionId, String userId, boolean recordingConsent,
            String policyVersion, Instant changedAt) implements Data {}

    private record Ended(String sessionId, @Nullable String timeSlotId, String reason,
            List<String> attendedUserIds, Instant endedAt) implements Data {}

    private record Recorded(String sessionId, String bucket, String manifestKey, String mixKey,
            List<Track> tracks, long durationMs, Instant storedAt) implements Data {}

    private record Reported(String reportId, String sessionId, String reporterId, String reportedId,
            String reason, Instant reportedAt) implements Data {}
}
