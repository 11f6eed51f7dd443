package io.causerie.command.timeslot;

import static io.causerie.command.timeslot.Given.*;
import static io.causerie.command.timeslot.GivenSeries.SERIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.identity.UserId;
import io.causerie.api.timeslot.Recurrence;
import io.causerie.api.timeslot.SlotChange;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.SlotSeriesCommand;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.command.fixture.AtOnce;
import io.causerie.command.fixture.CommandFixture;
import io.causerie.state.timeslot.SlotState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManyAtOnceTest {
    private static final TimeSlotProperties LIMITS = new TimeSlotProperties(Duration.ofMinutes(1),
            Duration.ofDays(14), Duration.ofMinutes(5), Duration.ofDays(730), 1000, 50);

    private static final SlotChange NO_CHANGE = new SlotChange(null, null, null, null, null, null);

    private final CommandFixture fixture = commandSide(LIMITS);

    @Test
    void two_hundred_register_at_once_for_eight_places() {
        fixture.given(scheduled(SLOT, START, 8));

        List<Object> answers = AtOnce.call(users(200).map(user -> sending(fixture, register(user))).toList());

        assertThat(answers).filteredOn(ManyAtOnceTest::isPlace).hasSize(8);
        assertThat(answers).filteredOn(ManyAtOnceTest::isWaiting).hasSize(50);
        assertThat(answers).filteredOn(answer -> isRefusal(answer, RejectionCode.SLOT_FULL)).hasSize(142);
        assertThat(fixture.events()).filteredOn(TimeSlotEvent.Registered.class::isInstance).hasSize(8);
    }

    @Test
    void two_processes_give_away_eight_places_between_them() {
        fixture.given(scheduled(SLOT, START, 8));
        List<CommandFixture> processes = List.of(fixture.process(), fixture.process());

        List<Object> answers = AtOnce.call(users(40)
                .map(user -> sending(processes.get(user.value().length() % 2), register(user))).toList());

        assertThat(answers).filteredOn(ManyAtOnceTest::isPlace).hasSizeLessThanOrEqualTo(8);
        assertThat(fixture.events()).filteredOn(TimeSlotEvent.Registered.class::isInstance)
                .hasSameSizeAs(answers.stream().filter(ManyAtOnceTest::isPlace).toList());
    }

    @Test
    void one_user_gets_one_of_twenty_overlapping_slots() {
        List<SlotId> slots = slots(20);
        slots.forEach(slot -> fixture.given(scheduled(slot, START, 8)));

        List<Object> answers = AtOnce
                .call(slots.stream().map(slot -> sending(fixture, register(MARIE, slot))).toList());

        assertThat(answers).filteredOn(ManyAtOnceTest::isPlace).hasSize(1);
        assertThat(answers).filteredOn(answer -> isRefusal(answer, RejectionCode.REGISTRATION_OVERLAPS))
                .hasSize(19);
    }

    @Test
    void two_processes_give_one_user_one_of_two_overlapping_slots() {
        List<SlotId> slots = slots(2);
        slots.forEach(slot -> fixture.given(scheduled(slot, START, 8)));
        List<CommandFixture> processes = List.of(fixture.process(), fixture.process());

        List<Object> answers = AtOnce.call(IntStream.range(0, 2)
                .mapToObj(i -> sending(processes.get(i), register(MARIE, slots.get(i)))).toList());

        assertThat(answers).filteredOn(ManyAtOnceTest::isPlace).hasSize(1);
        assertThat(answers).filteredOn(answer -> isRefusal(answer, RejectionCode.REGISTRATION_OVERLAPS))
                .hasSize(1);
    }

    @Test
    void two_schedulers_offer_each_slot_of_a_series_once() {
        Instant first = START;
        fixture.givenCommands(new SlotSeriesCommand.Plan(SERIES, OLGA, terms(2, 8), first,
                new Recurrence("FREQ=DAILY;COUNT=30", GivenSeries.PARIS)));
        List<CommandFixture> schedulers = List.of(fixture.process(), fixture.process());

        for (int day = 1; day < 30; day++) {
            fixture.givenTime(NOW.plus(Duration.ofDays(day)));
            AtOnce.call(schedulers.stream().map(it -> sending(it, new SlotSeriesCommand.Materialise(SERIES)))
                    .toList());
        }

        assertThat(fixture.events()).filteredOn(TimeSlotEvent.Scheduled.class::isInstance)
                .extracting(event -> ((TimeSlotEvent.Scheduled) event).slotId()).hasSize(30)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatever_many_do_at_once_nobody_waits_while_a_place_is_free() {
        List<SlotId> slots = slots(6);
        for (int i = 0; i < slots.size(); i++) {
            fixture.given(scheduled(slots.get(i), START.plus(Duration.ofMinutes(20L * i)), 3));
        }
        Random random = new Random(42);
        List<UserId> people = users(12).toList();
        List<Supplier<Object>> callers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            callers.add(sending(fixture, anything(random, slots.get(random.nextInt(slots.size())),
                    people.get(random.nextInt(people.size())))));
        }

        List<Object> answers = AtOnce.call(callers);

        assertThat(slots).map(this::occupancyOf).allSatisfy(occupancy -> {
            assertThat(occupancy.registeredCount()).isLessThanOrEqualTo(3);
            assertThat(occupancy.waitlistedCount() == 0 || occupancy.spotsLeft() == 0).isTrue();
        });
        assertThat(answers).allMatch(answer -> !(answer instanceof RuntimeException)
                || answer instanceof Rejection, "a definite answer");
    }

    private TimeSlotEvent.Occupancy occupancyOf(SlotId slot) {
        return ((SlotState) fixture.when(new TimeSlotCommand.Change(slot, BY_OLGA, NO_CHANGE)).answer())
                .occupancy();
    }

    private static Object anything(Random random, SlotId slot, UserId user) {
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> register(user, slot);
            case 3, 4 -> new TimeSlotCommand.CancelRegistration(slot, user);
            default -> new TimeSlotCommand.Change(slot, BY_OLGA, new SlotChange(null, null,
                    null, null, null, START.plus(Duration.ofMinutes(random.nextInt(120)))));
        };
    }

    private static Supplier<Object> sending(CommandFixture side, Object command) {
        return () -> side.gateway().sendAndWait(command);
    }

    private static Stream<UserId> users(int count) {
        return IntStream.range(0, count).mapToObj(i -> new UserId("user-" + "x".repeat(i % 2) + i));
    }

    private static List<SlotId> slots(int count) {
        return IntStream.range(0, count).mapToObj(i -> new SlotId("slot-" + i)).toList();
    }

    private static boolean isPlace(Object answer) {
        return answer instanceof RegistrationOutcome outcome && outcome.waitlistPosition() == null;
    }

    private static boolean isWaiting(Object answer) {
        return answer instanceof RegistrationOutcome outcome && outcome.waitlistPosition() != null;
    }

    private static boolean isRefusal(Object answer, RejectionCode code) {
        return answer instanceof Rejection rejection && rejection.code() == code;
    }
}
