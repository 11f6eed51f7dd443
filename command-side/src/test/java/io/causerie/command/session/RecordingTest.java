package io.causerie.command.session;

import static io.causerie.command.session.Given.*;

import io.causerie.api.RejectionCode;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a session is being recorded: while it is active and somebody who is in it consents. */
class RecordingTest {
    private static final Instant LATER = START.plusSeconds(60);

    @Test
    void a_session_is_not_recorded_before_it_is_active() {
        openSession().when(join(MARIE)).thenEvents(joined(MARIE, 1, START), consent(MARIE, true, START),
                entered(MARIE));
    }

    @Test
    void it_is_as_soon_as_it_is_active_whoever_of_those_in_consents() {
        openSession().givenCommands(join(MARIE)).givenTime(LATER).when(joinUnrecorded(JEAN)).thenEvents(
                joined(JEAN, 2, LATER), consent(JEAN, false, LATER), new SessionEvent.Activated(ID, LATER),
                recordingStarted(LATER), entered(JEAN));
    }

    @Test
    void without_consent_it_is_not() {
        openSession().givenCommands(joinUnrecorded(MARIE)).when(joinUnrecorded(JEAN)).thenEvents(
                joined(JEAN, 2, START), consent(JEAN, false, START), new SessionEvent.Activated(ID, START),
                entered(JEAN));
    }

    @Test
    void the_first_consent_starts_it() {
        openSession().givenCommands(joinUnrecorded(MARIE), joinUnrecorded(JEAN)).givenTime(LATER)
                .when(say(MARIE, true)).thenEvents(consent(MARIE, true, LATER), recordingStarted(LATER));
    }

    @Test
    void also_that_of_somebody_who_comes_late() {
        openSession().givenCommands(joinUnrecorded(MARIE), joinUnrecorded(JEAN)).givenTime(LATER)
                .when(join(PIERRE)).thenEvents(joined(PIERRE, 3, LATER), consent(PIERRE, true, LATER),
                        recordingStarted(LATER), entered(PIERRE));
    }

    @Test
    void the_second_consent_changes_nothing_of_it() {
        activeSession().when(join(PIERRE)).thenEvents(joined(PIERRE, 3, START), consent(PIERRE, true, START),
                entered(PIERRE));
    }

    @Test
    void it_goes_on_while_one_consents() {
        activeSession().when(say(MARIE, false)).thenEvents(consent(MARIE, false, START));
        activeSession().when(SessionCommand.Leave.byChoice(MARIE))
                .thenEvents(left(MARIE, "left", 1, START, null));
    }

    @Test
    void the_last_withdrawal_pauses_it() {
        activeSession().givenCommands(say(MARIE, false)).givenTime(LATER).when(say(JEAN, false))
                .thenEvents(consent(JEAN, false, LATER), recordingPaused(LATER));
    }

    @Test
    void so_does_a_join_sent_again_without_consent() {
        activeSession().givenCommands(say(MARIE, false)).when(joinUnrecorded(JEAN))
                .thenEvents(consent(JEAN, false, START), recordingPaused(START));
    }

    @Test
    void the_last_one_who_consents_pauses_it_by_leaving() {
        activeSession().givenCommands(say(MARIE, false)).givenTime(LATER)
                .when(SessionCommand.Leave.byChoice(JEAN))
                .thenEvents(left(JEAN, "left", 1, LATER, null), recordingPaused(LATER));
    }

    @Test
    void or_by_being_taken_out() {
        activeSession().givenCommands(say(MARIE, false)).when(new SessionCommand.Remove(SESSION, JEAN))
                .thenEvents(left(JEAN, "removed", 1, START, null), recordingPaused(START));
        activeSession().givenCommands(say(MARIE, false)).when(new SessionCommand.Expel(JEAN))
                .thenEvents(left(JEAN, "removed", 1, START, null), recordingPaused(START));
    }

    @Test
    void consent_given_again_starts_it_again() {
        activeSession().givenCommands(say(MARIE, false), say(JEAN, false)).givenTime(LATER)
                .when(say(MARIE, true)).thenEvents(consent(MARIE, true, LATER), recordingStarted(LATER));
    }

    @Test
    void who_comes_back_starts_it_again_by_the_consent_they_had_given() {
        activeSession().givenCommands(say(MARIE, false), SessionCommand.Leave.byChoice(JEAN)).givenTime(LATER)
                .when(join(JEAN)).thenEvents(joined(JEAN, 2, LATER), recordingStarted(LATER));
    }

    @Test
    void who_comes_back_and_does_not_consent_any_more_is_not_recorded_for_a_moment() {
        activeSession().givenCommands(say(MARIE, false), SessionCommand.Leave.byChoice(JEAN))
                .when(joinUnrecorded(JEAN)).thenEvents(joined(JEAN, 2, START), consent(JEAN, false, START));
    }

    @Test
    void saying_the_same_twice_neither_starts_nor_pauses_it_twice() {
        activeSession().givenCommands(say(MARIE, false), say(JEAN, false)).when(say(JEAN, false))
                .thenNothing();
        activeSession().when(say(JEAN, true)).thenNothing();
    }

    @Test
    void the_end_stops_it_and_says_no_more() {
        activeSession().when(new SessionCommand.End(SESSION, EndReason.MODERATED))
                .thenEvents(ended("moderated", START, "marie", "jean"));
    }

    @Test
    void too_late_it_does_not_start() {
        openSession().givenCommands(joinUnrecorded(MARIE), joinUnrecorded(JEAN)).givenTime(END)
                .when(say(MARIE, true))
                .thenRejected(RejectionCode.NO_CURRENT_SESSION);
    }

    @Test
    void of_partners_it_ends_with_the_first_who_leaves() {
        SessionId pair = new SessionId("5b0b5d0e-5d9f-4f0c-9a39-3f8f6a1f2d11");
        sessions().givenCommands(new SessionCommand.Meet(pair, MARIE, JEAN, null, null), say(MARIE, true))
                .when(SessionCommand.Leave.byChoice(MARIE))
                .thenEvents(new SessionEvent.ParticipantLeft(pair.value(), "marie", "left", 1, START, null),
                        new SessionEvent.Ended(pair.value(), null, "not-enough-participants",
                                List.of("marie", "jean"), START));
    }
}
