package io.causerie.command.session;

import static io.causerie.command.session.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllLeftTest {
    private static final String NAME = "session-all-left";
    private static final Instant EMPTY_SINCE = START.plusSeconds(600);
    private static final Instant OVER = EMPTY_SINCE.plus(WINDOW);

    @Test
    void a_session_that_all_have_left_ends_when_the_reconnect_window_is_over() {
        var time = allHaveLeft().to(END);

        assertThat(time.all(SessionEvent.Ended.class))
                .containsExactly(ended("all-left", OVER, "marie", "jean"));
    }

    @Test
    void it_goes_on_when_somebody_comes_back() {
        var time = allHaveLeft().to(OVER.minusMillis(1)).commands(join(JEAN)).to(END.minusMillis(1));

        assertThat(time.all(SessionEvent.Ended.class)).isEmpty();
        assertThat(time.pending()).containsExactly("session-slot-end");
    }

    @Test
    void leaving_again_starts_the_window_again() {
        Instant again = OVER.minusSeconds(1);
        var time = allHaveLeft().to(again).commands(join(JEAN), SessionCommand.Leave.byChoice(JEAN)).to(END);

        assertThat(time.all(SessionEvent.Ended.class))
                .containsExactly(ended("all-left", again.plus(WINDOW), "marie", "jean"));
    }

    @Test
    void too_late_it_still_ends_once() {
        var time = allHaveLeft().asleepUntil(OVER.plusSeconds(60));

        assertThat(time.all(SessionEvent.Ended.class))
                .containsExactly(ended("all-left", OVER.plusSeconds(60), "marie", "jean"));
    }

    @Test
    void told_too_late_of_somebody_who_is_back_it_changes_nothing() {
        var time = allHaveLeft().commands(join(MARIE)).to(OVER.plusSeconds(1)).told(NAME);

        assertThat(time.all(SessionEvent.Ended.class)).isEmpty();
    }

    @Test
    void twice_is_once() {
        var time = allHaveLeft().to(OVER).told(NAME);

        assertThat(time.all(SessionEvent.Ended.class)).hasSize(1);
    }

    @Test
    void an_end_leaves_nothing_to_wait_for() {
        assertThat(allHaveLeft().to(OVER).pending()).containsExactly("session-recording-due");
        assertThat(allHaveLeft().to(OVER.plus(SETTLE)).pending()).isEmpty();
    }

    private static TimeTravel allHaveLeft() {
        return TimeTravel.fromTheStart().commands(join(MARIE), join(JEAN)).to(EMPTY_SINCE)
                .commands(SessionCommand.Leave.byChoice(MARIE), SessionCommand.Leave.byChoice(JEAN));
    }
}
