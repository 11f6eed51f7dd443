package io.causerie.query.support;

import static io.causerie.query.support.Events.NOW;
import static io.causerie.query.support.Events.TOMORROW;
import static io.causerie.query.support.Events.joined;
import static io.causerie.query.support.Events.newId;
import static io.causerie.query.support.Events.opened;
import static io.causerie.query.support.Events.registered;
import static io.causerie.query.support.Events.scheduled;
import static io.causerie.query.support.Events.waitlisted;

import io.causerie.api.identity.AgendaEvent;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.ReportEvent;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.api.timeslot.TimeSlotEvent.Occupancy;
import io.causerie.api.timeslot.TimeSlotEvent.Place;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whole lives of slots, in which everything happens that a row can show. */
public final class Stories {
    private static final int PER_COMMIT = 20;

    private Stories() {}

    /** One slot from its offer to its end, with its session. */
    public static Object[] slot(String slot) {
        String marie = "marie-" + slot;
        String jean = "jean-" + slot;
        Place held = new Place("m-" + slot, marie);
        Place waited = new Place("j-" + slot, jean);
        String session = "session-" + slot;
        return new Object[]{scheduled(slot), registered(slot, held.registrationId(), marie, 3),
                waitlisted(slot, waited.registrationId(), jean),
                new TimeSlotEvent.Changed(slot, "fr", "A2", TOMORROW.plusSeconds(60),
                        TOMORROW.plusSeconds(1860), 30, 2,
                        3, new Occupancy(3, 0, 1)),
                new TimeSlotEvent.WaitlistPromoted(slot, waited.registrationId(), jean, NOW,
                        new Occupancy(3, 0, 0)),
                new AgendaEvent.FeedTokenIssued(marie, "feed-" + slot, "sha-" + slot, NOW),
                new TimeSlotEvent.ReminderDue(slot, TOMORROW, List.of(marie, jean)),
                new TimeSlotEvent.Started(slot, session, NOW, TOMORROW, List.of(held, waited), List.of()),
                opened(session, slot, marie, jean), joined(session, marie, 1), joined(session, jean, 2),
                new SessionEvent.Activated(session, NOW),
                new SessionEvent.ConsentChanged(session, jean, true, "1", NOW),
                new SessionEvent.RecordingStarted(session, NOW),
                new SessionEvent.MediaStateChanged(session, marie, false, true),
                new SessionEvent.ParticipantLeft(session, jean, "left", 1, NOW, null),
                joined(session, jean, 2),
                new AgendaEvent.FeedTokenRevoked(marie, "feed-" + slot, NOW),
                new SessionEvent.Ended(session, slot, "time-expired", List.of(marie, jean), NOW),
                new SessionEvent.RecordingRequested(session, 1, NOW),
                new SessionEvent.RecordingStored(session, 1, "bucket", "manifest", "mix",
                        List.of(new SessionEvent.Track(jean, "t1", "key", 0, 1_000)), 1_000, NOW),
                new ReportEvent.Filed("report-" + slot, jean, marie, session, "spam", NOW),
                new ReportEvent.Decided("report-" + slot, "upheld", NOW),
                new AccountEvent.Banned(marie, "spam", NOW, TOMORROW), new AccountEvent.BanLifted(marie, NOW),
                new TimeSlotEvent.Completed(slot, List.of(held), List.of(waited), NOW)};
    }

    /** Appends {@code count} of them, several in one commit; returns the last position. */
    public static long append(Log log, int count) {
        long position = 0;
        for (int left = count; left > 0; left -= PER_COMMIT) {
            position = log.append(IntStream.range(0, Math.min(left, PER_COMMIT))
                    .mapToObj(i -> slot(newId())).flatMap(Stream::of).toArray());
        }
        return position;
    }
}
