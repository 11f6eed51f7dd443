package io.causerie.eventlog.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlinesTest {
    private static final Duration SOON = Duration.ofMillis(300);

    private final DeadlineNodes nodes = new DeadlineNodes();
    private final RecordingHandler handler = new RecordingHandler("Grace");

    @AfterEach
    void close() {
        nodes.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void twoHundredDeadlinesAreToldOnceAndWithinASecondByAnyNumberOfNodes(int count) {
        List<Deadlines> deadlines = IntStream.range(0, count).mapToObj(_ -> nodes.node(handler).keyed())
                .toList();
        Instant start = Instant.now().plusMillis(1_500);
        List<String> keys = IntStream.range(0, 200).mapToObj(i -> "session-" + i).toList();
        for (int i = 0; i < 200; i++) {
            deadlines.get(i % count).schedule("Grace", keys.get(i), dueAt(start, i));
        }

        awaitNothingPending();
        assertThat(handler.keys()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(handler.told()).allSatisfy(told -> {
            Instant dueAt = dueAt(start, keys.indexOf(told.key()));
            assertThat(Duration.between(dueAt, told.at())).isBetween(Duration.ZERO, Duration.ofSeconds(1));
        });
    }

    /** Half of them at the same moment. */
    private static Instant dueAt(Instant start, int i) {
        return Instant.ofEpochMilli(i % 2 == 0 ? start.toEpochMilli() : start.toEpochMilli() + i * 5L);
    }

    @Test
    void pendingAndOverdueDeadlinesAreToldAfterARestart() {
        MongoDeadlineManager before = nodes.node(handler);
        Instant now = Instant.now();
        before.keyed().schedule("Grace", "pending", now.plusSeconds(2));
        before.keyed().schedule("Grace", "overdue", now.plusSeconds(1));
        before.shutdown();
        await().until(() -> Instant.now().isAfter(now.plusSeconds(1)));
        assertThat(handler.told()).isEmpty();

        nodes.node(handler);

        awaitNothingPending();
        assertThat(handler.keys()).containsExactly("overdue", "pending");
        assertThat(Duration.between(now.plusSeconds(2), handler.told().get(1).at()))
                .isBetween(Duration.ofMillis(-1), Duration.ofSeconds(1));
    }

    @Test
    void whatIsDueLongAfterTheStartIsFoundByThePollEvenIfItIsRare() {
        DeadlineProperties rare = DeadlineNodes.properties(Duration.ofHours(1), true, Duration.ofSeconds(30),
                8);
        nodes.idle().keyed().schedule("Grace", "before", Instant.now().plus(SOON));

        Deadlines deadlines = nodes.node(rare, handler).keyed();
        deadlines.schedule("Grace", "after", Instant.now().plus(SOON.multipliedBy(2)));

        awaitNothingPending();
        assertThat(handler.keys()).containsExactly("before", "after");
    }

    @Test
    void aDeadlineScheduledAgainReplacesTheEarlierOne() {
        Deadlines deadlines = nodes.node(handler).keyed();
        Instant later = Instant.now().plusSeconds(1);
        deadlines.schedule("Grace", "a", Instant.now().plus(SOON));
        deadlines.schedule("Grace", "a", later);
        deadlines.schedule("Grace", "b", Instant.now().plusSeconds(3_600));
        deadlines.schedule("Grace", "b", Instant.now());

        awaitNothingPending();
        assertThat(handler.keys()).containsExactly("b", "a");
        assertThat(handler.told().get(1).at()).isAfterOrEqualTo(later.minusMillis(1));
    }

    @Test
    void aCancelledDeadlineIsNotTold() {
        Deadlines deadlines = nodes.node(handler).keyed();
        Deadlines other = nodes.node(handler).keyed();
        deadlines.schedule("Grace", "cancelled", Instant.now().plus(SOON));
        deadlines.schedule("Grace", "cancelled elsewhere", Instant.now().plus(SOON));
        deadlines.schedule("Grace", "kept", Instant.now().plus(SOON.multipliedBy(2)));
        deadlines.cancel("Grace", "cancelled");
        deadlines.cancel("Grace", "never scheduled");
        other.cancel("Grace", "cancelled elsewhere");

        awaitNothingPending();
        assertThat(handler.keys()).containsExactly("kept");
    }

    @Test
    void namesAndKeysAreApart() {
        RecordingHandler reminder = new RecordingHandler("Reminder");
        Deadlines deadlines = nodes.node(handler, reminder).keyed();
        deadlines.schedule("Grace", "a", Instant.now().plus(SOON));
        deadlines.schedule("Reminder", "a", Instant.now().plus(SOON));
        deadlines.schedule("Reminder", "b", Instant.now().plus(SOON));
        deadlines.cancel("Grace", "a");

        awaitNothingPending();
        assertThat(handler.told()).isEmpty();
        assertThat(reminder.keys()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aHandlerMayScheduleItsOwnKeyAgain() {
        AtomicInteger rounds = new AtomicInteger();
        CountDownLatch ready = new CountDownLatch(1);
        Deadlines[] deadlines = new Deadlines[1];
        deadlines[0] = nodes.node(new RecordingHandler("Horizon") {
            @Override
            public void due(String key) throws Exception {
                ready.await();
                if (rounds.incrementAndGet() < 3) {
                    deadlines[0].schedule("Horizon", key, Instant.now());
                }
            }
        }).keyed();
        deadlines[0].schedule("Horizon", "series", Instant.now());
        ready.countDown();

        awaitNothingPending();
        assertThat(rounds).hasValue(3);
    }

    private void awaitNothingPending() {
        await().atMost(Duration.ofSeconds(20)).until(() -> nodes.documents().countDocuments() == 0);
    }
}
