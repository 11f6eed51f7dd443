package io.causerie.command.session;

import static io.causerie.command.session.Given.*;

import io.causerie.api.RejectionCode;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.command.fixture.CommandFixture;
import org.junit.jupiter.api.Test;

class ConsentTest {
    private static final SessionCommand WITHDRAW = new SessionCommand.ChangeConsent(MARIE, false);
    private static final SessionCommand GIVE = new SessionCommand.ChangeConsent(MARIE, true);

    @Test
    void consent_can_be_withdrawn_at_any_time() {
        activeSession().when(WITHDRAW).thenEvents(consent(MARIE, false, START));
    }

    @Test
    void and_given_again_to_the_policy_in_force() {
        activeSession().givenCommands(WITHDRAW).when(GIVE).thenEvents(consent(MARIE, true, START));
    }

    @Test
    void saying_the_same_twice_is_saying_it_once() {
        activeSession().when(GIVE).thenNothing();
    }

    @Test
    void a_join_repeated_after_a_withdrawal_does_not_undo_it() {
        activeSession().givenCommands(WITHDRAW).when(join(MARIE)).thenNothing();
    }

    @Test
    void a_join_repeated_without_consent_withdraws_it() {
        activeSession().when(new SessionCommand.Join(SLOT, MARIE, false))
                .thenEvents(consent(MARIE, false, START));
    }

    @Test
    void who_comes_back_to_another_policy_answers_anew_even_if_the_answer_is_the_same() {
        cameAndWentUnder("2025-07").when(join(MARIE)).thenEvents(joined(MARIE, 1, START),
                consent(MARIE, true, START), entered(MARIE));
    }

    @Test
    void who_comes_back_to_the_same_policy_has_answered_already() {
        cameAndWentUnder(POLICY).when(join(MARIE)).thenEvents(joined(MARIE, 1, START), entered(MARIE));
    }

    @Test
    void who_is_still_in_may_agree_to_another_policy_too() {
        openSession().givenCommands(join(MARIE))
                .given(new SessionEvent.ConsentChanged(ID, "marie", true, "2025-07", START)).when(GIVE)
                .thenEvents(consent(MARIE, true, START));
    }

    @Test
    void who_is_in_no_session_has_nothing_to_consent_to() {
        openSession().when(GIVE).thenRejected(RejectionCode.NO_CURRENT_SESSION);
    }

    @Test
    void who_has_left_has_nothing_to_withdraw_from() {
        activeSession().givenCommands(SessionCommand.Leave.byChoice(MARIE)).when(WITHDRAW)
                .thenRejected(RejectionCode.NO_CURRENT_SESSION);
    }

    @Test
    void too_late_there_is_nothing_to_consent_to() {
        activeSession().givenTime(END).when(WITHDRAW).thenRejected(RejectionCode.NO_CURRENT_SESSION);
        activeSession().givenCommands(new SessionCommand.End(SESSION, EndReason.MODERATED)).when(WITHDRAW)
                .thenRejected(RejectionCode.NO_CURRENT_SESSION);
    }

    private static CommandFixture cameAndWentUnder(String policyVersion) {
        return openSession().given(joined(MARIE, 1, START),
                new SessionEvent.ConsentChanged(ID, "marie", true, policyVersion, START),
                left(MARIE, "left", 0, START, null));
    }
}
