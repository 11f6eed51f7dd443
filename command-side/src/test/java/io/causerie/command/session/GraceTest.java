package io.causerie.command.session;

import static io.causerie.command.session.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraceTest {
    @Test
    void a_session_that_nobody_joins_ends_when_the_grace_period_is_over() {
        var time = fromTheStart().to(END);

        assertThat(time.all(SessionEvent.Ended.class))
                .containsExactly(ended("not-enough-participants", GRACE_ENDS));
    }

    @Test
    void a_session_that_becomes_active_does_not() {
        var time = fromTheStart().commands(join(MARIE), join(JEAN)).to(END.minusMillis(1));

        assertThat(time.all(SessionEvent.Ended.class)).isEmpty();
    }

    @Test
    void too_late_it_still_ends_once() {
        var time = fromTheStart().asleepUntil(END.plusSeconds(60));

        assertThat(time.all(SessionEvent.Ended.class))
                .containsExactly(ended("not-enough-participants", END.plusSeconds(60)));
    }

    @Test
    void told_too_late_of_an_active_session_it_changes_nothing() {
        var time = fromTheStart().commands(join(MARIE), join(JEAN)).to(GRACE_ENDS.plusSeconds(1))
                .told("session-grace", ID);

        assertThat(time.all(SessionEvent.Ended.class)).isEmpty();
        assertThat(time.pending()).containsExactly(Map.entry(promise("session-slot-end"), END));
    }

    @Test
    void too_early_it_is_promised_again() {
        var time = fromTheStart().told("session-grace", ID);

        assertThat(time.all(SessionEvent.Ended.class)).isEmpty();
        assertThat(time.pending()).containsEntry(promise("session-grace"), GRACE_ENDS);
        assertThat(time.to(END).all(SessionEvent.Ended.class))
                .containsExactly(ended("not-enough-participants", GRACE_ENDS));
    }

    @Test
    void twice_is_once() {
        var time = fromTheStart().to(GRACE_ENDS).told("session-grace", ID);

        assertThat(time.all(SessionEvent.Ended.class)).hasSize(1);
    }

    @Test
    void becoming_active_leaves_nothing_to_wait_for_but_the_end_of_the_slot() {
        var time = fromTheStart().commands(join(MARIE), join(JEAN));

        assertThat(time.pending()).containsExactly(Map.entry(promise("session-slot-end"), END));
    }

    @Test
    void an_end_leaves_nothing_to_wait_for() {
        var time = fromTheStart()
                .commands(new SessionCommand.End(SESSION, EndReason.MODERATED));

        assertThat(time.pending()).isEmpty();
    }
}
