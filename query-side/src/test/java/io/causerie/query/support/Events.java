package io.causerie.query.support;

import io.causerie.api.session.SessionEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.api.timeslot.TimeSlotEvent.Occupancy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Events as the command side makes them, with what a test does not care about filled in. */
public final class Events {
    /** Times as rows keep them: to the millisecond. */
    public static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    public static final Instant TOMORROW = NOW.plus(1, ChronoUnit.DAYS);

    private Events() {}

    public static String newId() {
        return UUID.randomUUID().toString();
    }

    public static TimeSlotEvent.Scheduled scheduled(String slot) {
        return scheduled(slot, "en", "B1", TOMORROW);
    }

    public static TimeSlotEvent.Scheduled scheduled(String slot, String language, String level,
            Instant start) {
        return new TimeSlotEvent.Scheduled(slot, null, "olga", language, level, start,
                start.plus(30, ChronoUnit.MINUTES), 30, 2, 3, null, "UTC", NOW);
    }

    public static TimeSlotEvent.Registered registered(String slot, String registration, String user,
            int registered) {
        return registered(slot, registration, user, registered, NOW);
    }

    public static TimeSlotEvent.Registered registered(String slot, String registration, String user,
            int registered, Instant at) {
        return new TimeSlotEvent.Registered(slot, registration, user, TOMORROW,
                TOMORROW.plus(30, ChronoUnit.MINUTES), at, new Occupancy(registered, 3 - registered, 0));
    }

    public static TimeSlotEvent.Waitlisted waitlisted(String slot, String registration, String user) {
        return new TimeSlotEvent.Waitlisted(slot, registration, user, 1, TOMORROW,
                TOMORROW.plus(30, ChronoUnit.MINUTES), NOW, new Occupancy(3, 0, 1));
    }

    public static SessionEvent.Opened opened(String session, String slot, String... expected) {
        return opened(session, slot, NOW, expected);
    }

    public static SessionEvent.Opened opened(String session, String slot, Instant at, String... expected) {
        return new SessionEvent.Opened(session, "slot", slot, "en", "B1", 2, 3, List.of(expected), at,
                at.plus(5, ChronoUnit.MINUTES), at.plus(30, ChronoUnit.MINUTES));
    }

    public static SessionEvent.ParticipantJoined joined(String session, String user, int connected) {
        return new SessionEvent.ParticipantJoined(session, "slot", session + "/" + user, user, true, true,
                connected,
                NOW.plusSeconds(connected));
    }
}
