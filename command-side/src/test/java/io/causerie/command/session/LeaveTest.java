package io.causerie.command.session;

import static io.causerie.command.session.Given.*;

import io.causerie.api.RejectionCode;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.LeaveReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import org.junit.jupiter.api.Test;

class LeaveTest {
    private static final SessionCommand LEAVE = SessionCommand.Leave.byChoice(MARIE);

    @Test
    void one_leaves_and_the_others_stay() {
        activeSession().when(LEAVE).thenEvents(left(MARIE, "left", 1, START, null));
    }

    @Test
    void the_last_to_leave_an_active_session_opens_the_reconnect_window() {
        activeSession().givenCommands(SessionCommand.Leave.byChoice(JEAN)).when(LEAVE)
                .thenEvents(left(MARIE, "left", 0, START, START.plus(WINDOW)), recordingPaused(START));
    }

    @Test
    void a_session_that_still_waits_has_no_reconnect_window() {
        openSession().givenCommands(join(MARIE)).when(LEAVE).thenEvents(left(MARIE, "left", 0, START, null));
    }

    @Test
    void whoever_was_lost_is_said_to_be_disconnected() {
        activeSession().when(new SessionCommand.Leave(MARIE, LeaveReason.DISCONNECTED, SESSION))
                .thenEvents(left(MARIE, "disconnected", 1, START, null));
    }

    @Test
    void whoever_was_lost_may_come_back() {
        activeSession().givenCommands(new SessionCommand.Leave(MARIE, LeaveReason.DISCONNECTED, SESSION))
                .when(join(MARIE)).only(SessionEvent.ParticipantJoined.class);
    }

    @Test
    void leaving_a_session_one_is_not_in_any_more_leaves_no_other() {
        activeSession()
                .when(new SessionCommand.Leave(MARIE, LeaveReason.DISCONNECTED, SessionId.ofSlot(OTHER_SLOT)))
                .thenNothing();
    }

    @Test
    void leaving_twice_is_leaving_once() {
        activeSession().givenCommands(LEAVE).when(LEAVE).thenNothing();
    }

    @Test
    void there_is_nothing_to_leave_once_it_has_ended() {
        activeSession().givenCommands(new SessionCommand.End(SESSION, EndReason.MODERATED)).when(LEAVE)
                .thenNothing();
    }

    @Test
    void who_was_never_in_a_session_cannot_leave() {
        openSession().when(LEAVE).thenRejected(RejectionCode.NO_CURRENT_SESSION);
    }
}
