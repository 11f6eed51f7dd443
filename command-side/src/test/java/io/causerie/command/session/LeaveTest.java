package io.causerie.command.session;

import static io.causerie.command.session.Given.*;

import io.causerie.api.RejectionCode;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
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
                .thenEvents(left(MARIE, "left", 0, START, START.plus(WINDOW)));
    }

    @Test
    void a_session_that_still_waits_has_no_reconnect_window() {
        openSession().givenCommands(join(MARIE)).when(LEAVE).thenEvents(left(MARIE, "left", 0, START, null));
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
