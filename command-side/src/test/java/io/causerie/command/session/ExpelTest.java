package io.causerie.command.session;

import static io.causerie.command.session.Given.JEAN;
import static io.causerie.command.session.Given.MARIE;
import static io.causerie.command.session.Given.SESSION;
import static io.causerie.command.session.Given.START;
import static io.causerie.command.session.Given.activeSession;
import static io.causerie.command.session.Given.entered;
import static io.causerie.command.session.Given.join;
import static io.causerie.command.session.Given.joined;
import static io.causerie.command.session.Given.left;
import static io.causerie.command.session.Given.openSession;
import static io.causerie.command.session.Given.opened;
import static io.causerie.command.session.Given.processes;
import static io.causerie.command.session.Given.sessions;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.RejectionCode;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import org.junit.jupiter.api.Test;

/** What a ban does to sessions. */
class ExpelTest {
    private static final SessionCommand EXPEL = new SessionCommand.Expel(MARIE);

    @Test
    void whoever_is_banned_is_taken_out_of_the_session_they_are_in() {
        activeSession().when(EXPEL).thenEvents(left(MARIE, "removed", 1, START, null));
    }

    @Test
    void there_is_nothing_to_take_them_out_of_when_they_are_in_none() {
        sessions().when(EXPEL).thenNothing();
        activeSession().givenCommands(SessionCommand.Leave.byChoice(MARIE)).when(EXPEL).thenNothing();
        activeSession().givenCommands(new SessionCommand.End(SESSION, EndReason.MODERATED)).when(EXPEL)
                .thenNothing();
    }

    @Test
    void twice_is_once() {
        activeSession().givenCommands(EXPEL).when(EXPEL).thenNothing();
    }

    @Test
    void whoever_is_banned_cannot_join() {
        openSession().given(new AccountEvent.Banned("marie", "hate", START, null)).when(join(MARIE))
                .thenRejected(RejectionCode.FORBIDDEN);
    }

    @Test
    void whoever_is_deleted_cannot_join() {
        openSession().given(new AccountEvent.Deleted("marie", START)).when(join(MARIE))
                .thenRejected(RejectionCode.FORBIDDEN);
    }

    @Test
    void whoever_came_in_while_another_process_banned_them_is_taken_out_again() {
        var time = processes(sessions()).given(new AccountEvent.Banned("marie", "hate", START, null),
                opened(),
                joined(MARIE, 1, START), entered(MARIE), joined(JEAN, 2, START), entered(JEAN));

        assertThat(time.all(SessionEvent.ParticipantLeft.class))
                .containsExactly(left(MARIE, "removed", 1, START, null));
    }

    @Test
    void the_others_are_not_concerned() {
        openSession().given(new AccountEvent.Banned("marie", "hate", START, null)).givenCommands(join(JEAN))
                .when(EXPEL).thenNothing();
    }
}
