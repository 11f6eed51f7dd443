package io.causerie.command.session;

import static io.causerie.command.session.Given.*;

import io.causerie.api.RejectionCode;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import org.junit.jupiter.api.Test;

class MediaTest {
    private static final SessionCommand CAMERA_OFF = new SessionCommand.ChangeMedia(MARIE, false, null);

    @Test
    void switching_one_thing_leaves_the_other_as_it_is() {
        activeSession().when(CAMERA_OFF)
                .thenEvents(new SessionEvent.MediaStateChanged(ID, "marie", false, true));
    }

    @Test
    void both_can_be_switched_at_once() {
        activeSession().when(new SessionCommand.ChangeMedia(MARIE, false, false))
                .thenEvents(new SessionEvent.MediaStateChanged(ID, "marie", false, false));
    }

    @Test
    void switching_to_what_it_is_already_changes_nothing() {
        activeSession().givenCommands(CAMERA_OFF).when(CAMERA_OFF).thenNothing();
    }

    @Test
    void who_is_in_no_session_has_nothing_to_switch() {
        openSession().when(CAMERA_OFF).thenRejected(RejectionCode.NO_CURRENT_SESSION);
    }

    @Test
    void who_has_left_has_nothing_to_switch() {
        activeSession().givenCommands(SessionCommand.Leave.byChoice(MARIE)).when(CAMERA_OFF)
                .thenRejected(RejectionCode.NO_CURRENT_SESSION);
    }

    @Test
    void an_ended_session_is_nobodys_current_one() {
        activeSession().givenCommands(new SessionCommand.End(SESSION, EndReason.MODERATED))
                .when(CAMERA_OFF).thenRejected(RejectionCode.NO_CURRENT_SESSION);
    }

    @Test
    void nor_is_one_whose_time_is_over() {
        activeSession().givenTime(END).when(CAMERA_OFF).thenRejected(RejectionCode.NO_CURRENT_SESSION);
    }
}
