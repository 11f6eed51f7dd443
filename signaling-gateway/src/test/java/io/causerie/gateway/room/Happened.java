package io.causerie.gateway.room;

import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.BlocklistEvent;
import io.causerie.api.moderation.ReportEvent;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events as the command side stores them. */
final class Happened {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final Instant END = NOW.plus(Duration.ofMinutes(30));

    private Happened() {}

    static SessionEvent.Opened opened(String session, String... expected) {
        return new SessionEvent.Opened(session, "slot", "slot-of-" + session, "en", "B1", 2, 8,
                List.of(expected), NOW, NOW.plusSeconds(300), END);
    }

    static SessionEvent.ParticipantJoined joined(String session, String user) {
        return new SessionEvent.ParticipantJoined(session, null, session + user, user, true, true, 1, NOW);
    }

    static SessionEvent.ConsentChanged consent(String session, String user, boolean given) {
        return new SessionEvent.ConsentChanged(session, user, given, "1", NOW);
    }

    static SessionEvent.RecordingStarted recordingStarted(String session) {
        return new SessionEvent.RecordingStarted(session, NOW);
    }

    static SessionEvent.RecordingPaused recordingPaused(String session) {
        return new SessionEvent.RecordingPaused(session, NOW);
    }

    static SessionEvent.MediaStateChanged media(String session, String user, boolean camera, boolean mic) {
        return new SessionEvent.MediaStateChanged(session, user, camera, mic);
    }

    static SessionEvent.Activated activated(String session) {
        return new SessionEvent.Activated(session, NOW);
    }

    static SessionEvent.ParticipantLeft left(String session, String user, String reason) {
        return new SessionEvent.ParticipantLeft(session, user, reason, 0, NOW, null);
    }

    static SessionEvent.Ended ended(String session, String reason) {
        return new SessionEvent.Ended(session, null, reason, List.of(), NOW);
    }

    /** What one meeting of partners is in the log: one commit. */
    static List<Object> met(String session, String waited, String came, Instant at) {
        return List.of(
                new SessionEvent.Opened(session, "partner", null, "en", null, 2, 2, List.of(waited, came), at,
                        at.plusSeconds(300), at.plusSeconds(7200)),
                joined(session, waited), consent(session, waited, false), joined(session, came),
                consent(session, came, false), activated(session));
    }

    static AccountEvent.Banned banned(String user, @Nullable Instant until) {
        return new AccountEvent.Banned(user, "spam", NOW, until);
    }

    static AccountEvent.Deleted deleted(String user) {
        return new AccountEvent.Deleted(user, NOW);
    }

    static AccountEvent.BanLifted banLifted(String user) {
        return new AccountEvent.BanLifted(user, NOW);
    }

    static BlocklistEvent.Blocked blocked(String user, String other) {
        return new BlocklistEvent.Blocked(user, other, NOW);
    }

    static String aggregateOf(Object event) {
        return switch (event) {
            case SessionEvent e -> e.sessionId();
            case TimeSlotEvent e -> e.slotId();
            case AccountEvent e -> "account:" + e.userId();
            case BlocklistEvent e -> "blocklist:" + e.userId();
            case ReportEvent e -> e.reportId();
            default -> throw new IllegalArgumentException("not an event: " + event);
        };
    }
}
