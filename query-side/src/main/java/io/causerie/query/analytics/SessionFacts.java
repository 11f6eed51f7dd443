package io.causerie.query.analytics;

import io.causerie.api.session.SessionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** What each event of a session changes in its numbers. */
final class SessionFacts {
    /** Who enters for the first time more than this after the session opened is late. */
    static final Duration LATE_AFTER = Duration.ofMinutes(5);
    static final String OF_SLOT = "slot";
    static final String OF_PARTNERS = "partner";

    private static final String STATUS = "status";
    private static final String ENDED = "ended";
    private static final String OPENED_AT = "openedAt";
    private static final String STARTED_AT = "startedAt";
    private static final String RECORDING_SINCE = "recordingSince";

    private SessionFacts() {}

    /** {@code storedAt}: when the event was stored, for what does not say its own time. */
    static void evolve(Fact session, SessionEvent event, Instant storedAt) {
        if (ENDED.equals(session.get(STATUS))) {
            return;
        }
        switch (event) {
            case SessionEvent.Opened e -> opened(session, e);
            case SessionEvent.ParticipantJoined e -> joined(session, e);
            case SessionEvent.Activated e -> {
                session.put(STATUS, "active");
                session.put(Figure.ACTIVATED, 1);
                session.put(STARTED_AT, e.startedAt());
            }
            case SessionEvent.MediaStateChanged e -> Participation.find(session, e.userId()).ifPresent(
                    one -> one.switchMedia(storedAt.toEpochMilli(), e.cameraEnabled(), e.micEnabled()));
            case SessionEvent.ConsentChanged e when e.recordingConsent() ->
                Participation.find(session, e.userId()).ifPresent(Participation::consent);
            case SessionEvent.ConsentChanged _ -> {
                // Who withdraws has consented once.
            }
            case SessionEvent.ParticipantLeft e -> left(session, e);
            case SessionEvent.Ended e -> ended(session, e);
            case SessionEvent.RecordingStarted e -> {
                session.put(Figure.RECORDED, 1);
                session.put(RECORDING_SINCE, e.at());
            }
            case SessionEvent.RecordingPaused e -> recordedUntil(session, e.at());
            case SessionEvent.RecordingRequested _,SessionEvent.RecordingStored _ -> {
                // What becomes of the files changes no number.
            }
            case SessionEvent.RecordingFailed _,SessionEvent.TracksErased _ -> {
            }
            case SessionEvent.RecordingExpired _ -> {
            }
        }
    }

    private static void opened(Fact session, SessionEvent.Opened e) {
        Place.day(session, e.openedAt());
        Place.language(session, e.targetLanguageCode(), e.level());
        session.put(Place.KIND, e.kind());
        session.put("timeSlotId", e.timeSlotId());
        session.put(STATUS, "waiting");
        session.put(OPENED_AT, e.openedAt());
        session.put(Figure.SESSIONS, 1);
        if (e.kind().equals(OF_SLOT)) {
            session.put(Figure.REGISTERED, e.expectedUserIds().size());
        }
        if (e.waitsMs() != null) {
            e.waitsMs().forEach(wait -> waited(session, wait));
        }
    }

    private static void waited(Fact session, long ms) {
        session.add(Figure.WAITS, 1);
        session.add(Figure.WAITED_MS, ms);
        session.add(ms <= 10_000
                ? Figure.WAITS_UP_TO_10S
                : ms <= 60_000
                        ? Figure.WAITS_UP_TO_1M
                        : ms <= 300_000 ? Figure.WAITS_UP_TO_5M : Figure.WAITS_OVER_5M,
                1);
    }

    private static void joined(Fact session, SessionEvent.ParticipantJoined e) {
        long at = e.joinedAt().toEpochMilli();
        Participation one = Participation.find(session, e.userId())
                .orElseGet(() -> firstSeen(session, e.userId(), at));
        one.enter(at, e.cameraEnabled(), e.micEnabled());
        session.atLeast(Figure.PEAK, e.connectedCount());
    }

    private static Participation firstSeen(Fact session, String userId, long at) {
        session.add(Figure.JOINED, 1);
        Long openedAt = session.time(OPENED_AT);
        if (openedAt != null && at - openedAt > LATE_AFTER.toMillis()) {
            session.add(Figure.LATE, 1);
        }
        return Participation.begin(session, userId);
    }

    private static void left(Fact session, SessionEvent.ParticipantLeft e) {
        Participation.find(session, e.userId()).ifPresent(one -> one.leave(e.leftAt().toEpochMilli()));
        parted(session, switch (e.reason()) {
            case "left" -> Figure.PARTED_BY_CHOICE;
            case "disconnected" -> Figure.PARTED_BY_DISCONNECTION;
            case "removed" -> Figure.PARTED_BY_REMOVAL;
            default -> Figure.PARTED_OTHERWISE;
        });
    }

    /** Of partners the first to leave tells how they parted. */
    private static void parted(Fact session, Figure how) {
        boolean together = Stream.of(Figure.PARTED_BY_CHOICE, Figure.PARTED_BY_DISCONNECTION,
                Figure.PARTED_BY_REMOVAL, Figure.PARTED_OTHERWISE).allMatch(one -> session.get(one) == 0);
        if (together && OF_PARTNERS.equals(session.get(Place.KIND))) {
            session.put(how, 1);
        }
    }

    private static void ended(Fact session, SessionEvent.Ended e) {
        long at = e.endedAt().toEpochMilli();
        Participation.all(session).forEach(one -> one.leave(at));
        Participation.forget(session);
        recordedUntil(session, e.endedAt());
        parted(session, Figure.PARTED_OTHERWISE);
        session.put(STATUS, ENDED);
        session.put("endReason", e.reason());
        session.put("endedAt", e.endedAt());
        session.put(Figure.ENDED, 1);
        session.put(endedFor(e.reason()), 1);
        if (OF_SLOT.equals(session.get(Place.KIND))) {
            session.put(Figure.NO_SHOWS,
                    Math.max(0, session.get(Figure.REGISTERED) - session.get(Figure.JOINED)));
        }
        Long startedAt = session.time(STARTED_AT);
        if (startedAt != null) {
            session.put(Figure.LENGTHS, 1);
            session.put(Figure.LENGTH_MS, Math.max(0, at - startedAt));
        }
    }

    private static Figure endedFor(String reason) {
        return switch (reason) {
            case "time-expired" -> Figure.ENDED_TIME_EXPIRED;
            case "all-left" -> Figure.ENDED_ALL_LEFT;
            case "not-enough-participants" -> Figure.ENDED_NOT_ENOUGH_PARTICIPANTS;
            case "moderated" -> Figure.ENDED_MODERATED;
            case "slot-cancelled" -> Figure.ENDED_SLOT_CANCELLED;
            default -> Figure.ENDED_OTHERWISE;
        };
    }

    private static void recordedUntil(Fact session, Instant at) {
        Long since = session.time(RECORDING_SINCE);
        if (since != null) {
            session.add(Figure.RECORDED_MS, Math.max(0, at.toEpochMilli() - since));
            session.put(RECORDING_SINCE, (Object) null);
        }
    }
}
