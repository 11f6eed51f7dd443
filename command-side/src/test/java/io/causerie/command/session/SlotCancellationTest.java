package io.causerie.command.session;

import static io.causerie.command.session.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotCancellationTest {
    private static final TimeSlotEvent CANCELLED = new TimeSlotEvent.Cancelled(SLOT.value(), List.of(),
            START);

    @Test
    void a_slot_that_is_called_off_ends_its_session() {
        var time = TimeTravel.fromTheStart().commands(join(MARIE)).given(CANCELLED);

        assertThat(time.all(SessionEvent.Ended.class))
                .containsExactly(ended("slot-cancelled", START, "marie"));
        assertThat(time.to(START.plus(SETTLE)).pending()).isEmpty();
    }

    @Test
    void a_slot_that_is_called_off_before_it_starts_has_none() {
        assertThat(new TimeTravel().given(CANCELLED).all(SessionEvent.class)).isEmpty();
    }

    @Test
    void a_session_that_ended_before_keeps_its_reason() {
        var time = TimeTravel.fromTheStart()
                .commands(new SessionCommand.End(SESSION, EndReason.MODERATED)).given(CANCELLED);

        assertThat(time.all(SessionEvent.Ended.class)).containsExactly(ended("moderated", START));
    }
}
