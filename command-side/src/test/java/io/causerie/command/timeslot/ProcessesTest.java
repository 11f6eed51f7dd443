package io.causerie.command.timeslot;

import static io.causerie.command.timeslot.Given.*;
import static io.causerie.command.timeslot.GivenSeries.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.command.process.Prompts;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.SlotChange;
import io.causerie.api.timeslot.SlotSeriesCommand;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.command.fixture.CommandFixture;
import io.causerie.command.fixture.TimeTravel;
import io.causerie.command.fixture.TimeTravel.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    private static final Promise STARTING = new Promise("slot-start", SLOT.value());
    private static final Promise REMINDING = new Promise("slot-reminder", SLOT.value());
    private static final Promise WIDENING = new Promise("series-horizon", SERIES.value());
    private static final Instant REMINDED_AT = START.minus(LIMITS.reminderLead());
    private static final Instant LATER = START.plus(Duration.ofHours(1));

    private final TimeTravel time = travel(commandSide());

    @Nested
    class OfASlotsStart {
        @Test
        void a_slot_starts_at_its_time() {
            assertThat(time.given(Given.scheduled()).to(END).all(TimeSlotEvent.Started.class))
                    .extracting(TimeSlotEvent.Started::startedAt).containsExactly(START);
        }

        @Test
        void too_late_it_still_starts() {
            Instant afterwards = END.plusSeconds(3600);

            assertThat(time.given(Given.scheduled()).asleepUntil(afterwards).all(TimeSlotEvent.Started.class))
                    .extracting(TimeSlotEvent.Started::startedAt).containsExactly(afterwards);
        }

        @Test
        void twice_is_once() {
            time.given(Given.scheduled()).to(START).told("slot-start", SLOT.value());

            assertThat(time.all(TimeSlotEvent.Started.class)).hasSize(1);
            assertThat(time.all(SessionEvent.Opened.class)).hasSize(1);
        }

        @Test
        void a_slot_that_was_moved_starts_at_its_new_time_only() {
            time.given(Given.scheduled()).commands(move(LATER)).told("slot-start", SLOT.value());

            assertThat(time.to(LATER).all(TimeSlotEvent.Started.class))
                    .extracting(TimeSlotEvent.Started::startedAt)
                    .containsExactly(LATER);
        }

        @Test
        void each_ending_leaves_nothing_to_wait_for() {
            assertThat(time.given(Given.scheduled()).pending()).containsOnlyKeys(STARTING, REMINDING);
            assertThat(time.commands(new TimeSlotCommand.Cancel(SLOT, BY_OLGA)).pending()).isEmpty();
        }

        @Test
        void too_early_it_is_promised_again() {
            time.given(Given.scheduled()).told("slot-start", SLOT.value());

            assertThat(time.all(TimeSlotEvent.Started.class)).isEmpty();
            assertThat(time.pending()).containsEntry(STARTING, START);
        }

        @Test
        void a_start_leaves_nothing_to_wait_for() {
            assertThat(time.given(Given.scheduled()).to(START).pending()).isEmpty();
        }
    }

    @Nested
    class OfAReminder {
        @Test
        void it_comes_some_minutes_before_the_start() {
            time.given(Given.scheduled()).commands(register(MARIE)).to(REMINDED_AT);

            assertThat(time.all(TimeSlotEvent.ReminderDue.class))
                    .containsExactly(new TimeSlotEvent.ReminderDue(SLOT.value(), START, List.of("marie")));
        }

        @Test
        void too_late_it_does_not_come_any_more() {
            time.given(Given.scheduled()).commands(register(MARIE)).asleepUntil(START);

            assertThat(time.all(TimeSlotEvent.ReminderDue.class)).isEmpty();
        }

        @Test
        void twice_is_once() {
            time.given(Given.scheduled()).commands(register(MARIE)).to(REMINDED_AT).told("slot-reminder",
                    SLOT.value());

            assertThat(time.all(TimeSlotEvent.ReminderDue.class)).hasSize(1);
        }

        @Test
        void too_early_it_is_promised_again() {
            time.given(Given.scheduled()).commands(register(MARIE)).told("slot-reminder", SLOT.value());

            assertThat(time.all(TimeSlotEvent.ReminderDue.class)).isEmpty();
            assertThat(time.pending()).containsEntry(REMINDING, REMINDED_AT);
        }

        @Test
        void it_moves_with_the_slot() {
            time.given(Given.scheduled()).commands(move(LATER));

            assertThat(time.pending()).containsEntry(REMINDING, LATER.minus(LIMITS.reminderLead()));
        }
    }

    @Nested
    class OfASeriesHorizon {
        @Test
        void each_slot_is_offered_when_it_comes_within_the_horizon() {
            time.commands(plan()).to(paris(FIFTH));

            assertThat(time.all(TimeSlotEvent.Scheduled.class)).extracting(TimeSlotEvent.Scheduled::createdAt)
                    .containsExactly(NOW, NOW, horizonOf(THIRD), horizonOf(FOURTH), horizonOf(FIFTH));
        }

        @Test
        void too_late_what_is_still_ahead_is_offered() {
            time.commands(plan()).asleepUntil(paris(THIRD));

            assertThat(time.all(TimeSlotEvent.Scheduled.class)).extracting(TimeSlotEvent.Scheduled::slotId)
                    .containsExactly(slot(FIRST).value(), slot(SECOND).value(), slot(FOURTH).value(),
                            slot(FIFTH).value());
        }

        @Test
        void twice_is_once() {
            time.commands(plan()).to(horizonOf(THIRD)).told("series-horizon", SERIES.value());

            assertThat(time.all(TimeSlotEvent.Scheduled.class)).hasSize(3);
        }

        @Test
        void too_early_it_is_promised_again() {
            time.commands(plan()).told("series-horizon", SERIES.value());

            assertThat(time.all(TimeSlotEvent.Scheduled.class)).hasSize(2);
            assertThat(time.pending()).containsEntry(WIDENING, horizonOf(THIRD));
        }

        @Test
        void the_last_slot_leaves_nothing_to_wait_for() {
            assertThat(time.commands(plan()).pending()).containsEntry(WIDENING, horizonOf(THIRD));
            assertThat(time.to(horizonOf(FIFTH)).pending()).doesNotContainKey(WIDENING);
        }

        @Test
        void a_cancelled_series_leaves_nothing_to_wait_for() {
            time.commands(plan(), new SlotSeriesCommand.CancelFrom(SERIES, slot(FIRST), BY_OLGA));

            assertThat(time.pending()).isEmpty();
        }
    }

    @Nested
    class OfASessionsEnd {
        @Test
        void the_slot_is_over_and_tells_who_came() {
            time.given(Given.scheduled()).commands(register(MARIE), register(JEAN)).to(START).given(ended());

            assertThat(time.all(TimeSlotEvent.Completed.class)).containsExactly(new TimeSlotEvent.Completed(
                    SLOT.value(), List.of(place(JEAN)), List.of(place(MARIE)), START));
        }

        @Test
        void that_a_partner_session_ended_concerns_no_slot() {
            time.given(Given.scheduled()).to(START).given(
                    new SessionEvent.Ended("partner-session", null, "all-left", List.of("jean"), START));

            assertThat(time.all(TimeSlotEvent.Completed.class)).isEmpty();
        }
    }

    private static SessionEvent.Ended ended() {
        return new SessionEvent.Ended(SessionId.ofSlot(SLOT).value(), SLOT.value(), "all-left",
                List.of("jean"),
                START);
    }

    private static TimeSlotCommand move(Instant start) {
        return new TimeSlotCommand.Change(SLOT, BY_OLGA, new SlotChange(null, null, null, null, null, start));
    }

    private static TimeTravel travel(CommandFixture fixture) {
        Prompts prompts = new Prompts(fixture.gateway());
        return new TimeTravel(fixture, deadlines -> List.of(new SlotStart(deadlines, prompts),
                new Reminder(deadlines, prompts, LIMITS), new SeriesHorizon(deadlines, prompts),
                new SessionEnding(prompts)));
    }
}
