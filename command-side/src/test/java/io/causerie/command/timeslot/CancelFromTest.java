package io.causerie.command.timeslot;

import static io.causerie.command.timeslot.Given.*;
import static io.causerie.command.timeslot.GivenSeries.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.RejectionCode;
import io.causerie.api.identity.AgendaEvent;
import io.causerie.api.timeslot.SlotSeriesCommand;
import io.causerie.api.timeslot.SlotSeriesEvent;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.command.fixture.CommandFixture;
import io.causerie.command.fixture.Outcome;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CancelFromTest {
    private final CommandFixture fixture = commandSide().givenCommands(plan());

    @Test
    void slots_there_are_are_cancelled_and_no_more_come() {
        fixture.givenCommands(register(MARIE, slot(SECOND))).when(cancelFrom(SECOND)).thenEvents(
                new SlotSeriesEvent.CancelledFrom(SERIES.value(), SECOND),
                new TimeSlotEvent.Cancelled(slot(SECOND).value(),
                        List.of(new TimeSlotEvent.Place("registration-of-marie-on-" + slot(SECOND), "marie")),
                        NOW),
                new AgendaEvent.SlotReleased("marie", slot(SECOND).value()), materialised(null));

        fixture.givenTime(horizonOf(FIFTH)).when(materialise()).thenNothing();
    }

    @Test
    void earlier_slots_take_place() {
        fixture.givenCommands(cancelFrom(SECOND)).when(register(MARIE, slot(FIRST))).thenAnswer().isNotNull();
    }

    @Test
    void cancelling_again_changes_nothing() {
        fixture.givenCommands(cancelFrom(SECOND)).when(cancelFrom(SECOND)).thenNothing();
    }

    @Test
    void an_earlier_one_can_be_cancelled_later() {
        Outcome outcome = fixture.givenCommands(cancelFrom(SECOND)).when(cancelFrom(FIRST));

        assertThat(outcome.only(TimeSlotEvent.Cancelled.class).slotId()).isEqualTo(slot(FIRST).value());
    }

    @Test
    void the_named_slot_is_called_off_also_when_it_has_started() {
        Outcome outcome = fixture.givenTime(paris(FIRST))
                .givenCommands(new TimeSlotCommand.Start(slot(FIRST)))
                .when(cancelFrom(FIRST));

        assertThat(outcome.all(TimeSlotEvent.Cancelled.class)).extracting(TimeSlotEvent.Cancelled::slotId)
                .containsExactly(slot(FIRST).value(), slot(SECOND).value());
    }

    @Test
    void a_named_slot_that_is_over_stays_as_it_was() {
        Outcome outcome = fixture.givenTime(paris(FIRST))
                .givenCommands(new TimeSlotCommand.Start(slot(FIRST)),
                        new TimeSlotCommand.Complete(slot(FIRST), Set.of()))
                .when(cancelFrom(FIRST));

        assertThat(outcome.only(TimeSlotEvent.Cancelled.class).slotId()).isEqualTo(slot(SECOND).value());
    }

    @Test
    void only_its_organizer_may_cancel_it() {
        fixture.when(new SlotSeriesCommand.CancelFrom(SERIES, slot(FIRST), BY_MARIE))
                .thenRejected(RejectionCode.FORBIDDEN);
    }

    @Test
    void an_occurrence_that_is_no_slot_yet_is_not_found() {
        fixture.when(cancelFrom(FIFTH)).thenRejected(RejectionCode.NOT_FOUND);
    }

    private static SlotSeriesCommand cancelFrom(LocalDateTime occurrence) {
        return new SlotSeriesCommand.CancelFrom(SERIES, slot(occurrence), BY_OLGA);
    }
}
