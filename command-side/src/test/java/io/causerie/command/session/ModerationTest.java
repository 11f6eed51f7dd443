package io.causerie.command.session;

import static io.causerie.command.session.Given.*;

import io.causerie.api.RejectionCode;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ModerationTest {
    private static final SessionCommand REMOVE = new SessionCommand.Remove(SESSION, JEAN);
    private static final SessionCommand END_IT = new SessionCommand.End(SESSION, EndReason.MODERATED);

    @Test
    void a_moderator_removes_somebody() {
        activeSession().when(REMOVE).thenEvents(left(JEAN, "removed", 1, START, null));
    }

    @Test
    void removing_the_last_one_opens_the_reconnect_window() {
        activeSession().givenCommands(SessionCommand.Leave.byChoice(MARIE)).when(REMOVE)
                .thenEvents(left(JEAN, "removed", 0, START, START.plus(WINDOW)), recordingPaused(START));
    }

    @Test
    void who_has_left_can_still_be_kept_from_coming_back() {
        Instant later = START.plusSeconds(10);
        var fixture = activeSession().givenCommands(SessionCommand.Leave.byChoice(JEAN)).givenTime(later);

        fixture.when(REMOVE).thenEvents(left(JEAN, "removed", 1, START, null));
        fixture.when(join(JEAN)).thenRejected(RejectionCode.FORBIDDEN);
    }

    @Test
    void that_does_not_prolong_the_window_that_is_open() {
        var fixture = activeSession()
                .givenCommands(SessionCommand.Leave.byChoice(JEAN), SessionCommand.Leave.byChoice(MARIE))
                .givenTime(START.plusSeconds(10));

        fixture.when(REMOVE).thenEvents(left(JEAN, "removed", 0, START, START.plus(WINDOW)));
    }

    @Test
    void removing_twice_is_removing_once() {
        activeSession().givenCommands(REMOVE).when(REMOVE).thenNothing();
    }

    @Test
    void who_was_never_in_it_is_not_found() {
        activeSession().when(new SessionCommand.Remove(SESSION, PIERRE))
                .thenRejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void nobody_is_removed_from_an_ended_session() {
        activeSession().givenCommands(END_IT).when(REMOVE).thenRejected(RejectionCode.SESSION_ENDED);
    }

    @Test
    void a_moderator_ends_a_session() {
        activeSession().when(END_IT).thenEvents(ended("moderated", START, "marie", "jean"));
    }

    @Test
    void also_one_that_still_waits() {
        openSession().when(END_IT).thenEvents(ended("moderated", START));
    }

    @Test
    void ending_twice_is_ending_once() {
        activeSession().givenCommands(END_IT).when(END_IT).thenNothing();
    }

    @Test
    void a_session_that_does_not_exist_is_not_found() {
        sessions().when(END_IT).thenRejected(RejectionCode.NOT_FOUND);
        sessions().when(REMOVE).thenRejected(RejectionCode.NOT_FOUND);
    }
}
