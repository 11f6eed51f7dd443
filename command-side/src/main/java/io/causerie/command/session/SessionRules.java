package io.causerie.command.session;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.session.EndReason;
import io.causerie.state.session.Participant.Presence;
import io.causerie.state.session.Participant;
import io.causerie.state.session.SessionState;
import java.time.Instant;

/** What must be so before something happens in a session, each with the refusal if it is not. */
final class SessionRules {
    private final SessionState state;

    SessionRules(SessionState state) {
        this.state = state;
    }

    void requireNotEnded() {
        if (state.hasEnded()) {
            throw ended();
        }
    }

    void requireNotOver(Instant now) {
        if (state.hasEndedFor(EndReason.SLOT_CANCELLED)) {
            throw new Rejection(RejectionCode.SLOT_CANCELLED, "The slot was cancelled.");
        }
        if (state.isOver(now)) {
            throw ended();
        }
    }

    void requireExpected(String userId) {
        if (!state.isExpected(userId)) {
            throw new Rejection(RejectionCode.NOT_REGISTERED,
                    "Only those who were registered when the slot started may join.");
        }
    }

    void requireNotRemoved(String userId) {
        if (state.roster().find(userId).filter(p -> p.presence() == Presence.REMOVED).isPresent()) {
            throw new Rejection(RejectionCode.FORBIDDEN, "A moderator removed you from this session.");
        }
    }

    void requireRoom() {
        if (state.isFull()) {
            throw new Rejection(RejectionCode.SESSION_FULL, "Every place in the session is taken.");
        }
    }

    Participant requireIn(String userId, Instant now) {
        return state.roster().find(userId).filter(participant -> state.holds(userId, now))
                .orElseThrow(SessionRules::noCurrentSession);
    }

    static Rejection noCurrentSession() {
        return new Rejection(RejectionCode.NO_CURRENT_SESSION, "You are not in a session.");
    }

    private static Rejection ended() {
        return new Rejection(RejectionCode.SESSION_ENDED, "The session has ended.");
    }
}
