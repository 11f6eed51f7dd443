package io.causerie.command.timeslot;

import static io.causerie.command.timeslot.Given.*;
import static io.causerie.command.timeslot.GivenSeries.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.RejectionCode;
import io.causerie.api.identity.Requester;
import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import io.causerie.api.timeslot.SlotChange;
import io.causerie.api.timeslot.SlotSeriesCommand;
import io.causerie.api.timeslot.SlotSeriesEvent;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.command.fixture.CommandFixture;
import io.causerie.command.fixture.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class ChangeFromTest {
    private static final SlotChange IN_FRENCH = new SlotChange(new LanguageTag("fr"), null, null, null, null,
            null);

    private final CommandFixture fixture = commandSide().givenCommands(plan());

    @Test
    void slots_there_are_and_slots_to_come_change() {
        Outcome outcome = fixture.when(changeFrom(SECOND, IN_FRENCH));

        assertThat(outcome.only(TimeSlotEvent.Changed.class).slotId()).isEqualTo(slot(SECOND).value());
        outcome.thenAnswer().hasFieldOrPropertyWithValue("targetLanguageCode", "fr");
        assertThat(fixture.givenTime(horizonOf(THIRD)).when(materialise()).only(TimeSlotEvent.Scheduled.class)
                .targetLanguageCode()).isEqualTo("fr");
    }

    @Test
    void earlier_slots_stay_as_they_are() {
        assertThat(fixture.when(changeFrom(SECOND, IN_FRENCH)).all(TimeSlotEvent.Changed.class))
                .extracting(TimeSlotEvent.Changed::slotId).doesNotContain(slot(FIRST).value());
    }

    @Test
    void a_new_start_shifts_all_later_ones_on_the_local_clock() {
        Outcome outcome = fixture.when(changeFrom(FIRST, at(FIRST.plusHours(1))));

        assertThat(outcome.only(SlotSeriesEvent.ChangedFrom.class).shift()).isEqualTo(Duration.ofHours(1));
        assertThat(outcome.all(TimeSlotEvent.Changed.class)).extracting(TimeSlotEvent.Changed::startTime)
                .containsExactly(paris(FIRST.plusHours(1)), paris(SECOND.plusHours(1)));
        assertThat(starts(fixture.givenTime(horizonOf(THIRD.plusHours(1))).when(materialise())))
                .containsExactly(paris(THIRD.plusHours(1)));
    }

    @Test
    void a_slot_keeps_its_id_when_it_is_moved() {
        fixture.givenCommands(changeFrom(FIRST, at(FIRST.plusHours(1))));

        fixture.givenTime(horizonOf(THIRD.plusHours(1))).when(materialise());

        assertThat(fixture.events()).filteredOn(TimeSlotEvent.Scheduled.class::isInstance)
                .extracting(event -> ((TimeSlotEvent.Scheduled) event).slotId())
                .containsExactly(slot(FIRST).value(), slot(SECOND).value(), slot(THIRD).value());
    }

    @Test
    void agendas_move_with_all_slots_at_once_even_onto_each_others_time() {
        fixture.givenCommands(register(MARIE, slot(FIRST)), register(MARIE, slot(SECOND)));

        Outcome outcome = fixture.when(changeFrom(FIRST, at(SECOND)));

        assertThat(outcome.all(TimeSlotEvent.RegistrationCancelled.class)).isEmpty();
        assertThat(outcome.all(TimeSlotEvent.Changed.class)).hasSize(2);
    }

    @Test
    void when_one_slot_cannot_change_none_does() {
        fixture.givenCommands(change(SECOND, new SlotChange(null, null, null, null, 3, null)),
                register(MARIE, slot(SECOND)), register(JEAN, slot(SECOND)), register(PIERRE, slot(SECOND)))
                .when(changeFrom(FIRST, new SlotChange(null, null, null, null, 2, null)))
                .thenRejected(RejectionCode.CONFLICT);
    }

    @Test
    void a_slot_changed_by_itself_before_is_no_exception_any_more() {
        fixture.givenCommands(change(SECOND, new SlotChange(null, CefrLevel.C2, null, null, null, null)));

        assertThat(fixture.when(changeFrom(FIRST, IN_FRENCH)).all(TimeSlotEvent.Changed.class))
                .extracting(TimeSlotEvent.Changed::level).containsExactly("B1", "B1");
    }

    @Test
    void a_slot_moved_by_itself_stays_where_it_is_unless_a_start_is_given() {
        fixture.givenCommands(change(SECOND, at(SECOND.plusHours(3))));

        assertThat(fixture.when(changeFrom(FIRST, IN_FRENCH)).all(TimeSlotEvent.Changed.class))
                .extracting(TimeSlotEvent.Changed::startTime)
                .containsExactly(paris(FIRST), paris(SECOND.plusHours(3)));
    }

    @Test
    void a_slot_cancelled_by_itself_stays_cancelled() {
        fixture.givenCommands(new TimeSlotCommand.Cancel(slot(SECOND), BY_OLGA));

        assertThat(fixture.when(changeFrom(FIRST, IN_FRENCH)).only(TimeSlotEvent.Changed.class).slotId())
                .isEqualTo(slot(FIRST).value());
    }

    @Test
    void the_same_again_changes_nothing() {
        fixture.givenCommands(changeFrom(FIRST, IN_FRENCH)).when(changeFrom(FIRST, IN_FRENCH)).thenNothing();
    }

    @Test
    void a_slot_that_has_started_cannot_be_changed_with_what_follows() {
        fixture.givenTime(paris(FIRST)).when(changeFrom(FIRST, IN_FRENCH))
                .thenRejected(RejectionCode.SLOT_ALREADY_STARTED);
    }

    @Test
    void only_its_organizer_may_change_it() {
        fixture.when(new SlotSeriesCommand.ChangeFrom(SERIES, slot(FIRST), BY_MARIE, IN_FRENCH))
                .thenRejected(RejectionCode.FORBIDDEN);
    }

    @Test
    void an_occurrence_that_is_no_slot_yet_is_not_found() {
        fixture.when(changeFrom(FIFTH, IN_FRENCH)).thenRejected(RejectionCode.NOT_FOUND);
    }

    private static SlotChange at(LocalDateTime local) {
        return new SlotChange(null, null, null, null, null, paris(local));
    }

    private static TimeSlotCommand change(LocalDateTime occurrence, SlotChange change) {
        return new TimeSlotCommand.Change(slot(occurrence), BY_OLGA, change);
    }

    private static SlotSeriesCommand changeFrom(LocalDateTime occurrence, SlotChange change) {
        return new SlotSeriesCommand.ChangeFrom(SERIES, slot(occurrence), BY_OLGA, change);
    }
}
