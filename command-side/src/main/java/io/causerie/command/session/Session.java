package io.causerie.command.session;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.LeaveReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import io.causerie.state.session.Consent;
import io.causerie.state.session.Participant;
import io.causerie.state.session.Participant.Presence;
import io.causerie.state.session.SessionState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    private static final int PARTNERS = 2;

    @AggregateIdentifier
    private String id = "";
    private final SessionState state = new SessionState();
    private final SessionRules rules = new SessionRules(state);
    private final Recording recording = new Recording(state);

    /** For Axon, which then applies what has happened. */
    Session() {}

    Session(Opening opening, Instant graceEndsAt) {
        // Axon labels the event with the id that is there before it is applied.
        id = SessionId.ofSlot(opening.slotId()).value();
        Instant waitsUntil = graceEndsAt.isBefore(opening.endsAt()) ? graceEndsAt : opening.endsAt();
        apply(new SessionEvent.Opened(id, "slot",
                opening.slotId().value(), opening.targetLanguageCode(), opening.level(),
                opening.minParticipants(), opening.maxParticipants(), opening.expectedUserIds(),
                opening.openedAt(), waitsUntil, opening.endsAt()));
    }

    /** Of two partners; both enter next. */
    Session(SessionCommand.Meet meet, Instant endsAt, Instant now) {
        id = meet.sessionId().value();
        apply(new SessionEvent.Opened(id, "partner", null,
                meet.language() == null ? null : meet.language().value(),
                meet.level() == null ? null : meet.level().name(), PARTNERS, PARTNERS,
                List.of(meet.waited().value(), meet.came().value()), now, endsAt, endsAt,
                meet.waits() == null ? null : meet.waits().toMillis()));
    }

    /** Whether this is the session that {@code userId} is in at {@code now}. */
    boolean holds(String userId, Instant now) {
        return state.holds(userId, now);
    }

    /** Whether {@code userId} was in it at any time. */
    boolean hasSeen(String userId) {
        return state.roster().find(userId).isPresent();
    }

    /** The two partners of a session that has just been opened enter it. */
    void meet(SessionCommand.Meet meet, String policyVersion, Instant now) {
        enter(meet.waited().value(), false, policyVersion, now);
        enter(meet.came().value(), false, policyVersion, now);
    }

    /** Whether a meeting asked for again is this one, and still on. */
    void requireSameMeeting(SessionCommand.Meet meet, Instant now) {
        rules.requireNotOver(now);
        if (!state.isExpected(meet.waited().value()) || !state.isExpected(meet.came().value())) {
            throw new Rejection(RejectionCode.CONFLICT, "That session is of others.");
        }
    }

    /** Enters; somebody who is in already gets the same answer again. */
    JoinedSession join(String userId, boolean consent, String policyVersion, Instant now) {
        rules.requireNotOver(now);
        rules.requireExpected(userId);
        rules.requireNotRemoved(userId);
        if (!state.roster().isConnected(userId)) {
            rules.requireRoom();
            enter(userId, consent, policyVersion, now);
        } else if (!consent) {
            // Only ever withdraws: a join sent before a withdrawal and repeated after it must not undo it.
            changeConsent(userId, false, policyVersion, now);
        }
        return new JoinedSession(new SessionId(id), state.isActive(),
                state.roster().connectedOthersThan(userId), state.endsAt());
    }

    private void enter(String userId, boolean consent, String policyVersion, Instant now) {
        Optional<Participant> before = state.roster().find(userId);
        apply(new SessionEvent.ParticipantJoined(id, state.slotId(), participantId(userId), userId,
                before.map(Participant::cameraEnabled).orElse(true),
                before.map(Participant::micEnabled).orElse(true), state.roster().connectedCount() + 1, now));
        // A first "no" is an answer too, and is kept like any other.
        say(userId, consent, policyVersion, now);
        if (state.mayBecomeActive()) {
            apply(new SessionEvent.Activated(id, now));
        }
        recording.follow(now);
    }

    /** The same word is another answer when the text it is given to is another. */
    private void say(String userId, boolean consent, String policyVersion, Instant now) {
        Consent said = new Consent(consent, policyVersion);
        if (state.roster().find(userId).filter(one -> one.consent().equals(said)).isEmpty()) {
            apply(new SessionEvent.ConsentChanged(id, userId, consent, policyVersion, now));
        }
    }

    /** It follows from who is where, so that coming back means being the same participant. */
    private String participantId(String userId) {
        return UUID.nameUUIDFromBytes((id + ":" + userId).getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Leaves; who is not in, or was in a session that has ended, has left already. */
    void leave(String userId, LeaveReason reason, Duration reconnectWindow, Instant now) {
        if (!state.hasEnded() && state.roster().isConnected(userId)) {
            goOut(userId, reason.code(), reconnectWindow, now);
        }
    }

    /** Takes {@code userId} out for good, also if they have left by themselves. */
    void remove(String userId, Duration reconnectWindow, Instant now) {
        Participant participant = state.roster().find(userId).orElseThrow(() -> new Rejection(
                RejectionCode.NOT_FOUND, "There is no such participant in this session."));
        if (participant.presence() == Presence.REMOVED) {
            return;
        }
        rules.requireNotEnded();
        if (participant.isConnected()) {
            goOut(userId, Presence.REMOVED.reason(), reconnectWindow, now);
        } else {
            apply(new SessionEvent.ParticipantLeft(id, userId, Presence.REMOVED.reason(),
                    state.roster().connectedCount(), Optional.ofNullable(participant.leftAt()).orElse(now),
                    state.emptyUntil()));
        }
    }

    private void goOut(String userId, String reason, Duration reconnectWindow, Instant now) {
        int remaining = state.roster().connectedCount() - 1;
        boolean windowOpens = state.isActive() && remaining == 0 && !state.isOfPartners();
        apply(new SessionEvent.ParticipantLeft(id, userId, reason, remaining, now,
                windowOpens ? now.plus(reconnectWindow) : null));
        if (state.isOfPartners()) {
            end(EndReason.NOT_ENOUGH_PARTICIPANTS, now);
        } else {
            recording.follow(now);
        }
    }

    /** Takes out a user who may not act any more; who is not in is out already. */
    void expel(String userId, Duration reconnectWindow, Instant now) {
        if (!state.hasEnded() && state.roster().isConnected(userId)) {
            goOut(userId, Presence.REMOVED.reason(), reconnectWindow, now);
        }
    }

    /** Changes what is not null, and says what it is then. */
    Participant changeMedia(String userId, @Nullable Boolean camera, @Nullable Boolean mic, Instant now) {
        Participant was = rules.requireIn(userId, now);
        boolean cameraNow = camera == null ? was.cameraEnabled() : camera;
        boolean micNow = mic == null ? was.micEnabled() : mic;
        if (cameraNow != was.cameraEnabled() || micNow != was.micEnabled()) {
            apply(new SessionEvent.MediaStateChanged(id, userId, cameraNow, micNow));
        }
        return rules.requireIn(userId, now);
    }

    /** Gives or withdraws the consent of somebody who is in, to the text in force, and says what it is then. */
    Participant changeConsent(String userId, boolean consent, String policyVersion, Instant now) {
        rules.requireIn(userId, now);
        say(userId, consent, policyVersion, now);
        recording.follow(now);
        return rules.requireIn(userId, now);
    }

    /** Ends it, whatever its state; once. */
    void end(EndReason reason, Instant now) {
        if (!state.hasEnded()) {
            apply(new SessionEvent.Ended(id, state.slotId(), reason.code(), state.roster().everybody(), now));
        }
    }

    /**
     * Ends it if its time is over, for the reason that came first; however often and late it is asked. Fails if the end that
     * is {@code asked} for still lies ahead, with its time; nothing happens if there is no such end any more.
     */
    void endIfDue(EndReason asked, Instant now) {
        if (state.isOver(now)) {
            end(state.dueEnd().reason(), now);
        } else {
            state.endFor(asked).ifPresent(at -> {
                throw Rejection.tooEarly(RejectionCode.CONFLICT, "It is too early for that.", at);
            });
        }
    }

    /** What of it is recorded. */
    Recording recording() {
        return recording;
    }

    @EventSourcingHandler
    void on(SessionEvent event) {
        id = event.sessionId();
        state.evolve(event);
    }
}
