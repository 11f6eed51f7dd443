package io.causerie.command.session;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import io.causerie.command.session.Participant.Presence;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/**
 * One conversation: it waits for its minimum of participants, is active, and ends. The clock ends it even
 * before anybody says so: from the moment an end is due nobody can enter or change anything.
 */
@AggregateRoot(type = "Session")
public class Session {
    private static final String LEFT = "left";
    private static final String REMOVED = "removed";

    private enum Status {
        WAITING, ACTIVE, ENDED
    }

    private record DueEnd(Instant at, EndReason reason) {}

    @AggregateIdentifier
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
    private final Roster roster = new Roster();

    /** For Axon, which then applies what has happened. */
    Session() {}

    Session(Opening opening, Instant graceEndsAt) {
        Instant waitsUntil = graceEndsAt.isBefore(opening.endsAt()) ? graceEndsAt : opening.endsAt();
        apply(new SessionEvent.Opened(SessionId.ofSlot(opening.slotId()).value(), "slot",
                opening.slotId().value(), opening.targetLanguageCode(), opening.level(),
                opening.minParticipants(), opening.maxParticipants(), opening.expectedUserIds(),
                opening.openedAt(), waitsUntil, opening.endsAt()));
    }

    /** Whether this is the session that {@code userId} is in at {@code now}. */
    boolean holds(String userId, Instant now) {
        return roster.isConnected(userId) && !isOver(now);
    }

    /** Enters; somebody who is in already gets the same answer again. */
    JoinedSession join(String userId, boolean consent, String policyVersion, Instant now) {
        requireNotOver(now);
        requireExpected(userId);
        requireNotRemoved(userId);
        if (!roster.isConnected(userId)) {
            requireRoom();
            enter(userId, consent, policyVersion, now);
        } else if (!consent) {
            // Only ever withdraws: a join sent before a withdrawal and repeated after it must not undo it.
            changeConsent(userId, false, policyVersion, now);
        }
        return new JoinedSession(new SessionId(id), status == Status.ACTIVE,
                roster.connectedOthersThan(userId), endsAt);
    }

    private void enter(String userId, boolean consent, String policyVersion, Instant now) {
        Optional<Participant> before = roster.find(userId);
        apply(new SessionEvent.ParticipantJoined(id, slotId,
                before.map(Participant::id).orElseGet(() -> UUID.randomUUID().toString()), userId,
                before.map(Participant::cameraEnabled).orElse(true),
                before.map(Participant::micEnabled).orElse(true), roster.connectedCount() + 1, now));
        if (before.isEmpty()) {
            // A first "no" is an answer too, and is kept like any other.
            apply(new SessionEvent.ConsentChanged(id, userId, consent, policyVersion, now));
        } else {
            changeConsent(userId, consent, policyVersion, now);
        }
        if (status == Status.WAITING && roster.connectedCount() >= minParticipants) {
            apply(new SessionEvent.Activated(id, now));
        }
    }

    /** Leaves; who is not in, or was in a session that has ended, has left already. */
    void leave(String userId, Duration reconnectWindow, Instant now) {
        if (status != Status.ENDED && roster.isConnected(userId)) {
            goOut(userId, LEFT, reconnectWindow, now);
        }
    }

    /** Takes {@code userId} out for good, also if they have left by themselves. */
    void remove(String userId, Duration reconnectWindow, Instant now) {
        Participant participant = roster.find(userId).orElseThrow(() -> new Rejection(
                RejectionCode.NOT_FOUND, "There is no such participant in this session."));
        if (participant.presence() == Presence.REMOVED) {
            return;
        }
        requireNotEnded();
        if (participant.isConnected()) {
            goOut(userId, REMOVED, reconnectWindow, now);
        } else {
            apply(new SessionEvent.ParticipantLeft(id, userId, REMOVED, roster.connectedCount(),
                    Optional.ofNullable(participant.leftAt()).orElse(now), emptyUntil));
        }
    }

    private void goOut(String userId, String reason, Duration reconnectWindow, Instant now) {
        int remaining = roster.connectedCount() - 1;
        boolean windowOpens = status == Status.ACTIVE && remaining == 0;
        apply(new SessionEvent.ParticipantLeft(id, userId, reason, remaining, now,
                windowOpens ? now.plus(reconnectWindow) : null));
    }

    /** Changes what is not null. */
    void changeMedia(String userId, @Nullable Boolean camera, @Nullable Boolean mic, Instant now) {
        Participant was = requireIn(userId, now);
        boolean cameraNow = camera == null ? was.cameraEnabled() : camera;
        boolean micNow = mic == null ? was.micEnabled() : mic;
        if (cameraNow != was.cameraEnabled() || micNow != was.micEnabled()) {
            apply(new SessionEvent.MediaStateChanged(id, userId, cameraNow, micNow));
        }
    }

    /** Gives or withdraws the consent of somebody who is in. */
    void changeConsent(String userId, boolean consent, String policyVersion, Instant now) {
        if (requireIn(userId, now).recordingConsent() != consent) {
            apply(new SessionEvent.ConsentChanged(id, userId, consent, policyVersion, now));
        }
    }

    /** Ends it, whatever its state; once. */
    void end(EndReason reason, Instant now) {
        if (status != Status.ENDED) {
            apply(new SessionEvent.Ended(id, slotId, reason.code(), roster.everybody(), now));
        }
    }

    /** Ends it if its time is over, for the reason that came first; however often and late it is asked. */
    void endIfDue(Instant now) {
        if (isOver(now)) {
            end(dueEnd().reason(), now);
        }
    }

    private boolean isOver(Instant now) {
        return status == Status.ENDED || reached(dueEnd().at(), now);
    }

    private DueEnd dueEnd() {
        if (status == Status.WAITING) {
            return new DueEnd(graceEndsAt, EndReason.NOT_ENOUGH_PARTICIPANTS);
        }
        if (emptyUntil != null && emptyUntil.isBefore(endsAt)) {
            return new DueEnd(emptyUntil, EndReason.ALL_LEFT);
        }
        return new DueEnd(endsAt, EndReason.TIME_EXPIRED);
    }

    /** Whether {@code now} is at or after {@code at}, in milliseconds: a stored deadline knows no finer ones. */
    private static boolean reached(Instant at, Instant now) {
        return !now.isBefore(at.truncatedTo(ChronoUnit.MILLIS));
    }

    private void requireNotEnded() {
        if (status == Status.ENDED) {
            throw new Rejection(RejectionCode.SESSION_ENDED, "The session has ended.");
        }
    }

    private void requireNotOver(Instant now) {
        if (EndReason.SLOT_CANCELLED.code().equals(endReason)) {
            throw new Rejection(RejectionCode.SLOT_CANCELLED, "The slot was cancelled.");
        }
        if (isOver(now)) {
            throw new Rejection(RejectionCode.SESSION_ENDED, "The session has ended.");
        }
    }

    private void requireExpected(String userId) {
        if (!expected.contains(userId)) {
            throw new Rejection(RejectionCode.NOT_REGISTERED,
                    "Only those who were registered when the slot started may join.");
        }
    }

    private void requireNotRemoved(String userId) {
        if (roster.find(userId).filter(p -> p.presence() == Presence.REMOVED).isPresent()) {
            throw new Rejection(RejectionCode.FORBIDDEN, "A moderator removed you from this session.");
        }
    }

    private void requireRoom() {
        if (roster.connectedCount() >= maxParticipants) {
            throw new Rejection(RejectionCode.SESSION_FULL, "Every place in the session is taken.");
        }
    }

    static Rejection noCurrentSession() {
        return new Rejection(RejectionCode.NO_CURRENT_SESSION, "You are not in a session.");
    }

    private Participant requireIn(String userId, Instant now) {
        return Optional.of(userId).filter(user -> holds(user, now)).flatMap(roster::find)
                .orElseThrow(Session::noCurrentSession);
    }

    @EventSourcingHandler
    void on(SessionEvent event) {
        switch (event) {
            case SessionEvent.Opened e -> opened(e);
            case SessionEvent.ParticipantJoined e -> {
                roster.joined(e);
                emptyUntil = null;
            }
            case SessionEvent.Activated e -> status = Status.ACTIVE;
            case SessionEvent.MediaStateChanged e -> roster.mediaChanged(e);
            case SessionEvent.ConsentChanged e -> roster.consentChanged(e);
            case SessionEvent.ParticipantLeft e -> {
                roster.left(e, REMOVED.equals(e.reason()) ? Presence.REMOVED : Presence.LEFT);
                emptyUntil = e.emptyUntil();
            }
            case SessionEvent.Ended e -> {
                status = Status.ENDED;
                endReason = e.reason();
            }
        }
    }

    private void opened(SessionEvent.Opened event) {
        id = event.sessionId();
        slotId = event.timeSlotId();
        status = Status.WAITING;
        minParticipants = event.minParticipants();
        maxParticipants = event.maxParticipants();
        expected = Set.copyOf(event.expectedUserIds());
        graceEndsAt = event.graceEndsAt();
        endsAt = event.endsAt();
    }
}
