package io.causerie.command.session;

import static io.causerie.command.session.Given.*;

import io.causerie.api.RejectionCode;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.command.fixture.CommandFixture;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The transitions of "Cycle de Vie d'une Session", and that there are no others. */
class SessionLifeCycleTest {
    private static final SessionCommand GRACE_IS_OVER = new SessionCommand.ExpireGrace(SESSION);
    private static final SessionCommand TIME_IS_OVER = new SessionCommand.Expire(SESSION);
    private static final SessionCommand WINDOW_IS_OVER = new SessionCommand.EndIfEmpty(SESSION);
    private static final Instant EMPTY_SINCE = START.plus(Duration.ofMinutes(10));

    @Test
    void waiting_becomes_active_when_the_minimum_is_reached() {
        openSession().givenCommands(join(MARIE)).when(join(JEAN)).thenEvents(joined(JEAN, 2, START),
                consent(JEAN, true, START), new SessionEvent.Activated(ID, START), recordingStarted(START),
                entered(JEAN));
    }

    @Test
    void waiting_stays_waiting_below_the_minimum() {
        sessions().given(opened(SLOT, 3, 8, START)).givenCommands(join(MARIE)).when(join(JEAN))
                .thenEvents(joined(JEAN, 2, START), consent(JEAN, true, START), entered(JEAN));
    }

    @Test
    void who_came_and_went_does_not_count_towards_the_minimum() {
        openSession().givenCommands(join(MARIE), SessionCommand.Leave.byChoice(MARIE)).when(join(JEAN))
                .thenEvents(joined(JEAN, 1, START), consent(JEAN, true, START), entered(JEAN));
    }

    @Test
    void waiting_becomes_ended_when_the_grace_period_is_over() {
        openSession().givenCommands(join(MARIE)).givenTime(GRACE_ENDS).when(GRACE_IS_OVER)
                .thenEvents(ended("not-enough-participants", GRACE_ENDS, "marie"));
    }

    @Test
    void waiting_becomes_ended_also_when_nobody_came() {
        openSession().givenTime(GRACE_ENDS).when(GRACE_IS_OVER)
                .thenEvents(ended("not-enough-participants", GRACE_ENDS));
    }

    @Test
    void waiting_goes_on_until_the_grace_period_is_over() {
        openSession().givenTime(GRACE_ENDS.minusMillis(1)).when(GRACE_IS_OVER).thenNothing();
    }

    @Test
    void active_outlives_the_grace_period() {
        activeSession().givenTime(GRACE_ENDS).when(GRACE_IS_OVER).thenNothing();
    }

    @Test
    void active_becomes_ended_when_the_time_has_expired() {
        activeSession().givenTime(END).when(TIME_IS_OVER)
                .thenEvents(ended("time-expired", END, "marie", "jean"));
    }

    @Test
    void active_goes_on_until_the_time_has_expired() {
        activeSession().givenTime(END.minusMillis(1)).when(TIME_IS_OVER).thenNothing();
    }

    @Test
    void active_becomes_ended_when_all_have_left() {
        Instant over = EMPTY_SINCE.plus(WINDOW);

        allHaveLeft().givenTime(over).when(WINDOW_IS_OVER)
                .thenEvents(ended("all-left", over, "marie", "jean"));
    }

    @Test
    void active_goes_on_until_the_reconnect_window_is_over() {
        allHaveLeft().givenTime(EMPTY_SINCE.plus(WINDOW).minusMillis(1)).when(WINDOW_IS_OVER).thenNothing();
    }

    @Test
    void active_goes_on_when_somebody_comes_back_in_time() {
        allHaveLeft().givenCommands(join(MARIE)).givenTime(EMPTY_SINCE.plus(WINDOW)).when(WINDOW_IS_OVER)
                .thenNothing();
    }

    @Test
    void a_second_emptiness_opens_a_window_of_its_own() {
        Instant again = EMPTY_SINCE.plusSeconds(50);
        var fixture = allHaveLeft().givenTime(again).givenCommands(join(MARIE),
                SessionCommand.Leave.byChoice(MARIE));

        fixture.givenTime(EMPTY_SINCE.plus(WINDOW)).when(WINDOW_IS_OVER).thenNothing();
        fixture.givenTime(again.plus(WINDOW)).when(WINDOW_IS_OVER)
                .thenEvents(ended("all-left", again.plus(WINDOW), "marie", "jean"));
    }

    @Test
    void active_stays_active_when_fewer_than_the_minimum_remain() {
        activeSession().givenCommands(SessionCommand.Leave.byChoice(JEAN)).givenTime(GRACE_ENDS)
                .when(GRACE_IS_OVER).thenNothing();
    }

    @Test
    void whoever_is_late_in_saying_so_the_reason_is_what_came_first() {
        Instant muchLater = END.plus(Duration.ofHours(1));

        allHaveLeft().givenTime(muchLater).when(TIME_IS_OVER)
                .thenEvents(ended("all-left", muchLater, "marie", "jean"));
        openSession().givenTime(muchLater).when(TIME_IS_OVER)
                .thenEvents(ended("not-enough-participants", muchLater));
    }

    @Test
    void a_deadline_cut_to_milliseconds_does_not_come_too_early() {
        Instant odd = START.plusNanos(123_456);
        var fixture = sessions().given(opened(SLOT, 2, 8, odd));

        fixture.givenTime(GRACE_ENDS).when(GRACE_IS_OVER)
                .thenEvents(ended("not-enough-participants", GRACE_ENDS));
    }

    @Test
    void ended_is_final() {
        var fixture = activeSession().givenCommands(new SessionCommand.End(SESSION, EndReason.MODERATED))
                .givenTime(END);

        fixture.when(GRACE_IS_OVER).thenNothing();
        fixture.when(TIME_IS_OVER).thenNothing();
        fixture.when(WINDOW_IS_OVER).thenNothing();
        fixture.when(join(MARIE)).thenRejected(RejectionCode.SESSION_ENDED);
    }

    private static CommandFixture allHaveLeft() {
        return activeSession().givenTime(EMPTY_SINCE).givenCommands(SessionCommand.Leave.byChoice(MARIE),
                SessionCommand.Leave.byChoice(JEAN));
    }
}
