package io.causerie.command.session;

import static io.causerie.command.session.Files.*;
import static io.causerie.command.session.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.RejectionCode;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import org.junit.jupiter.api.Test;

/** The files of a recording are asked for once, when what was spoken last has had time to arrive. */
class RecordingDueTest {
    private static final String NAME = "session-recording-due";
    private static final SessionCommand END_IT = new SessionCommand.End(SESSION, EndReason.MODERATED);

    @Test
    void they_are_asked_for_when_it_has_settled() {
        assertThat(over().to(END).all(SessionEvent.RecordingRequested.class))
                .containsExactly(requested(1));
    }

    @Test
    void not_before() {
        assertThat(over().to(DUE.minusMillis(1)).all(SessionEvent.RecordingRequested.class)).isEmpty();
    }

    @Test
    void too_late_they_still_are_once() {
        assertThat(over().asleepUntil(END).all(SessionEvent.RecordingRequested.class))
                .containsExactly(new SessionEvent.RecordingRequested(ID, 1, END));
    }

    @Test
    void too_early_it_is_promised_again() {
        var time = over().told(NAME);

        assertThat(time.all(SessionEvent.RecordingRequested.class)).isEmpty();
        assertThat(time.to(END).all(SessionEvent.RecordingRequested.class)).containsExactly(requested(1));
    }

    @Test
    void twice_is_once() {
        assertThat(over().to(DUE).told(NAME).all(SessionEvent.RecordingRequested.class)).hasSize(1);
    }

    @Test
    void told_again_after_the_files_were_stored_or_had_expired_it_changes_nothing() {
        var time = over().to(DUE).commands(store(1)).told(NAME).commands(EXPIRE).told(NAME);

        assertThat(time.all(SessionEvent.RecordingRequested.class)).hasSize(1);
    }

    @Test
    void asking_leaves_nothing_to_wait_for() {
        assertThat(over().pending()).containsExactly(NAME);
        assertThat(over().to(DUE).pending()).isEmpty();
    }

    @Test
    void of_what_was_never_recorded_there_are_no_files() {
        var time = TimeTravel.fromTheStart().commands(joinUnrecorded(MARIE), joinUnrecorded(JEAN), END_IT)
                .to(END);

        assertThat(time.all(SessionEvent.RecordingRequested.class)).isEmpty();
        assertThat(time.pending()).isEmpty();
    }

    @Test
    void of_what_was_recorded_at_some_time_there_are_even_if_it_was_paused_at_the_end() {
        var time = TimeTravel.fromTheStart()
                .commands(join(MARIE), joinUnrecorded(JEAN), say(MARIE, false), END_IT).to(END);

        assertThat(time.all(SessionEvent.RecordingRequested.class)).hasSize(1);
    }

    @Test
    void of_a_session_that_nobody_came_to_nothing_is_waited_for() {
        assertThat(TimeTravel.fromTheStart().commands(END_IT).pending()).isEmpty();
    }

    @Test
    void while_it_goes_on_the_request_is_refused() {
        activeSession().when(REQUEST).thenRejected(RejectionCode.CONFLICT);
        sessions().when(REQUEST).thenRejected(RejectionCode.NOT_FOUND);
    }

    private static TimeTravel over() {
        return TimeTravel.fromTheStart().commands(join(MARIE), join(JEAN)).to(ENDED_AT).commands(END_IT);
    }
}
