package io.causerie.command.session;

import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionEvent;
import io.causerie.command.session.Participant.Presence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a session's events add up to. */
final class SessionState {
    private enum Status {
        WAITING, ACTIVE, ENDED
    }

    /** When the clock ends a session, and why. */
    record DueEnd(Instant at, EndReason reason) {}

    private String id = "";
    private @Nullable String slotId;
    private Status status = Status.WAITING;
    private int minParticipants;
    private int maxParticipants;
    private Set<String> expected = Set.of();
    private Instant graceEndsAt = Instant.MAX;
    private Instant endsAt = Instant.MAX;
    private @Nullable Instant emptyUntil;
    private @Nullable String endReason;
    private @Nullable Instant endedAt;
    private final Roster roster = new Roster();
    private final Recording recording = new Recording(this);

    String id() {
        return id;
    }

    @Nullable
    String slotId() {
        return slotId;
    }

    Instant endsAt() {
        return endsAt;
    }

    @Nullable
    Instant emptyUntil() {
        return emptyUntil;
    }

    /** When it ended; null before. */
    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    Roster roster() {
        return roster;
    }

    Recording recording() {
        return recording;
    }

    boolean isOfPartners() {
        return slotId == null;
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    boolean hasEnded() {
        return status == Status.ENDED;
    }

    boolean hasEndedFor(EndReason reason) {
        return reason.code().equals(endReason);
    }

    boolean isExpected(String userId) {
        return expected.contains(userId);
    }

    boolean isFull() {
        return roster.connectedCount() >= maxParticipants;
    }

    boolean mayBecomeActive() {
        return status == Status.WAITING && roster.connectedCount() >= minParticipants;
    }

    /** Whether it has ended or should have by now. */
    boolean isOver(Instant now) {
        return hasEnded() || reached(dueEnd().at(), now);
    }

    /** Whether {@code userId} is in it, and it goes on. */
    boolean holds(String userId, Instant now) {
        return roster.isConnected(userId) && !isOver(now);
    }

    /** The end that comes first if nothing else happens. */
    DueEnd dueEnd() {
        if (status == Status.WAITING) {
            return new DueEnd(graceEndsAt, EndReason.NOT_ENOUGH_PARTICIPANTS);
        }
        if (emptyUntil != null && emptyUntil.isBefore(endsAt)) {
            return new DueEnd(emptyUntil, EndReason.ALL_LEFT);
        }
        return new DueEnd(endsAt, EndReason.TIME_EXPIRED);
    }

    private static boolean reached(Instant at, Instant now) {
        return !now.isBefore(toMillis(at));
    }

    /** A stored deadline knows nothing finer, and it must not come "too early" and be lost. */
    static Instant toMillis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    void evolve(SessionEvent event) {
        switch (event) {
            case SessionEvent.Opened e -> {
                id = e.sessionId();
                slotId = e.timeSlotId();
                minParticipants = e.minParticipants();
                maxParticipants = e.maxParticipants();
                expected = Set.copyOf(e.expectedUserIds());
                graceEndsAt = e.graceEndsAt();
                endsAt = e.endsAt();
            }
            case SessionEvent.ParticipantJoined e -> {
                roster.joined(e);
                emptyUntil = null;
            }
            case SessionEvent.Activated e -> status = Status.ACTIVE;
            case SessionEvent.MediaStateChanged e -> roster.mediaChanged(e);
            case SessionEvent.ConsentChanged e -> roster.consentChanged(e);
            case SessionEvent.ParticipantLeft e -> {
                roster.left(e, Presence.after(e.reason()));
                emptyUntil = e.emptyUntil();
            }
            case SessionEvent.Ended e -> {
                status = Status.ENDED;
                endReason = e.reason();
                endedAt = e.endedAt();
            }
            case SessionEvent.OfRecording e -> recording.evolve(e);
        }
    }
}
