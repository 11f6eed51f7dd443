package io.causerie.command.session;

import static io.causerie.command.session.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.RejectionCode;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.state.session.Consent;
import io.causerie.state.session.Participant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinTest {
    @Test
    void the_first_to_join_waits_alone() {
        var outcome = openSession().when(join(MARIE)).thenEvents(joined(MARIE, 1, START),
                consent(MARIE, true, START), entered(MARIE));

        assertThat(outcome.answer()).isEqualTo(new JoinedSession(SESSION, false, List.of(), END));
    }

    @Test
    void whoever_joins_is_told_who_is_in_already() {
        var answer = (JoinedSession) openSession().givenCommands(join(MARIE)).when(join(JEAN)).answer();

        assertThat(answer.active()).isTrue();
        assertThat(answer.others()).containsExactly(new Participant(participantId(MARIE), "marie",
                Participant.Presence.CONNECTED, true, true, new Consent(true, POLICY), START, null));
    }

    @Test
    void those_who_have_left_are_not_among_the_others() {
        var answer = (JoinedSession) activeSession().givenCommands(SessionCommand.Leave.byChoice(MARIE))
                .when(join(PIERRE)).answer();

        assertThat(answer.others()).extracting(Participant::userId).containsExactly("jean");
    }

    @Test
    void a_refusal_to_be_recorded_is_kept_too() {
        openSession().when(new SessionCommand.Join(SLOT, MARIE, false)).thenEvents(joined(MARIE, 1, START),
                consent(MARIE, false, START), entered(MARIE));
    }

    @Test
    void joining_again_gives_the_same_answer_and_nothing_happens() {
        var fixture = activeSession();
        var again = fixture.when(join(JEAN)).thenNothing();

        assertThat(again.answer()).isEqualTo(fixture.when(join(JEAN)).answer());
        assertThat(((JoinedSession) again.answer()).others()).extracting(Participant::userId)
                .containsExactly("marie");
    }

    @Test
    void who_left_comes_back_as_the_same_participant_with_the_same_media() {
        Instant later = START.plus(Duration.ofMinutes(2));
        var fixture = activeSession().givenCommands(new SessionCommand.ChangeMedia(JEAN, false, null),
                SessionCommand.Leave.byChoice(JEAN)).givenTime(later);

        fixture.when(join(JEAN)).thenEvents(new SessionEvent.ParticipantJoined(ID, SLOT.value(),
                participantId(JEAN), "jean", false, true, 2, later));
    }

    @Test
    void who_comes_back_may_answer_differently_about_recording() {
        var fixture = activeSession().givenCommands(SessionCommand.Leave.byChoice(JEAN));

        fixture.when(new SessionCommand.Join(SLOT, JEAN, false)).thenEvents(joined(JEAN, 2, START),
                consent(JEAN, false, START));
    }

    @Test
    void who_had_no_place_is_refused() {
        openSession().when(join(STRANGER)).thenRejected(RejectionCode.NOT_REGISTERED);
    }

    @Test
    void a_full_session_takes_nobody_else() {
        sessions().given(opened(SLOT, 2, 2, START)).givenCommands(join(MARIE), join(JEAN)).when(join(PIERRE))
                .thenRejected(RejectionCode.SESSION_FULL);
    }

    @Test
    void a_place_that_was_left_is_free_again() {
        sessions().given(opened(SLOT, 2, 2, START))
                .givenCommands(join(MARIE), join(JEAN), SessionCommand.Leave.byChoice(MARIE))
                .when(join(PIERRE))
                .thenEvents(joined(PIERRE, 2, START), consent(PIERRE, true, START), entered(PIERRE));
    }

    @Test
    void an_ended_session_takes_nobody() {
        activeSession().givenCommands(new SessionCommand.End(SESSION, EndReason.MODERATED)).when(join(PIERRE))
                .thenRejected(RejectionCode.SESSION_ENDED);
    }

    @Test
    void a_session_whose_time_is_over_takes_nobody_even_before_it_has_ended() {
        activeSession().givenTime(END).when(join(PIERRE)).thenRejected(RejectionCode.SESSION_ENDED);
    }

    @Test
    void a_session_whose_grace_period_is_over_takes_nobody_even_before_it_has_ended() {
        openSession().givenTime(GRACE_ENDS).when(join(MARIE)).thenRejected(RejectionCode.SESSION_ENDED);
    }

    @Test
    void a_session_that_is_not_open_takes_nobody() {
        sessions().when(join(MARIE)).thenRejected(RejectionCode.SESSION_NOT_OPEN_YET);
    }

    @Test
    void the_session_of_a_slot_that_was_called_off_says_so() {
        activeSession().givenCommands(new SessionCommand.End(SESSION, EndReason.SLOT_CANCELLED))
                .when(join(PIERRE)).thenRejected(RejectionCode.SLOT_CANCELLED);
    }

    @Test
    void who_was_removed_may_not_come_back() {
        activeSession().givenCommands(new SessionCommand.Remove(SESSION, JEAN)).when(join(JEAN))
                .thenRejected(RejectionCode.FORBIDDEN);
    }
}
