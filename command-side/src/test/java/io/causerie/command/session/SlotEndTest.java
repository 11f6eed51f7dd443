package io.causerie.command.session;

import static io.causerie.command.session.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import org.junit.jupiter.api.Test;

class SlotEndTest {
    @Test
    void an_active_session_ends_with_its_slot() {
        var time = active().to(END.plusSeconds(60));

        assertThat(time.all(SessionEvent.Ended.class))
                .containsExactly(ended("time-expired", END, "marie", "jean"));
    }

    @Test
    void too_late_it_still_ends_once() {
        var time = active().asleepUntil(END.plusSeconds(3600));

        assertThat(time.all(SessionEvent.Ended.class))
                .containsExactly(ended("time-expired", END.plusSeconds(3600), "marie", "jean"));
    }

    @Test
    void told_too_late_of_an_ended_session_it_changes_nothing() {
        var time = active().commands(new SessionCommand.End(SESSION, EndReason.MODERATED)).to(END)
                .told("session-slot-end");

        assertThat(time.all(SessionEvent.Ended.class)).hasSize(1);
    }

    @Test
    void told_too_early_it_changes_nothing() {
        var time = active().to(END.minusMillis(1)).told("session-slot-end");

        assertThat(time.all(SessionEvent.Ended.class)).isEmpty();
    }

    @Test
    void too_early_it_is_promised_again() {
        var time = active().told("session-slot-end");

        assertThat(time.all(SessionEvent.Ended.class)).isEmpty();
        assertThat(time.to(END).all(SessionEvent.Ended.class))
                .containsExactly(ended("time-expired", END, "marie", "jean"));
    }

    @Test
    void twice_is_once() {
        var time = active().to(END).told("session-slot-end");

        assertThat(time.all(SessionEvent.Ended.class)).hasSize(1);
    }

    @Test
    void an_end_leaves_nothing_to_wait_for_but_the_recording() {
        assertThat(active().commands(new SessionCommand.End(SESSION, EndReason.MODERATED)).pending())
                .containsExactly("session-recording-due");
    }

    private static TimeTravel active() {
        return TimeTravel.fromTheStart().commands(join(MARIE), join(JEAN));
    }
}
