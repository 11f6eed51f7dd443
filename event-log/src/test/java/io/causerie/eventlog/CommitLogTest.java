package io.causerie.eventlog;

import static io.causerie.eventlog.TestCommits.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.causerie.eventlog.CommitStore.SequenceTaken;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.causerie.eventlog.StoreKind#available")
class CommitLogTest extends OnEachStore {
    @Test
    void positionsBeginAtOneAndHaveNoGaps() {
        assertThat(log.position()).isZero();
        assertThat(log.append(List.of(event("a", 0), event("b", 0)))).isEqualTo(1);
        assertThat(log.append(List.of(event("a", 1)))).isEqualTo(3);
        assertThat(log.position()).isEqualTo(3);
    }

    @Test
    void severalWritersWithSkewedClocksMakeOneOrderThatLiveReadersAndReplaysAgreeOn() throws Exception {
        int appends = 150;
        List<CommitLog> writers = LongStream.of(0, -300, 5_000, -86_400_000).mapToObj(this::skewed).toList();
        Future<List<LoggedEvent>> live = callers.submit(() -> follow(4 * appends));
        List<Future<Long>> written = new ArrayList<>();
        for (int i = 0; i < writers.size(); i++) {
            int writer = i;
            for (int j = 0; j < appends; j++) {
                String aggregate = "w" + writer + "-" + j;
                written.add(callers.submit(() -> writers.get(writer).append(List.of(event(aggregate, 0)))));
            }
        }

        List<Long> positions = new ArrayList<>();
        for (Future<Long> position : written) {
            positions.add(position.get());
        }

        List<LoggedEvent> replay = readAll();
        assertThat(positions).containsExactlyInAnyOrderElementsOf(
                LongStream.rangeClosed(1, 4L * appends).boxed().toList());
        assertThat(replay).extracting(LoggedEvent::position).isSorted().doesNotHaveDuplicates()
                .hasSize(4 * appends);
        assertThat(replay).extracting(LoggedEvent::at).isSorted();
        assertThat(live.get()).isEqualTo(replay);
        assertThat(new LogVerifier(site.store()).verify(position -> {}).broken()).isNull();
    }

    @Test
    void aWriterPausedBetweenReadingTheTailAndInsertingTakesTheNextPlace() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        staged.next((store, commit) -> {
            reached.countDown();
            goOn.await();
            store.append(commit);
        });
        Future<Long> paused = callers.submit(() -> log.append(List.of(event("paused", 0))));
        reached.await();
        CommitLog other = skewed(0);
        other.append(List.of(event("other", 0), event("other", 1)));
        List<LoggedEvent> seenMeanwhile = other.readAfter(0, 100);

        goOn.countDown();

        assertThat(paused.get()).isEqualTo(3);
        assertThat(readAll().subList(0, 2)).isEqualTo(seenMeanwhile);
        assertThat(other.readAfter(2, 100)).hasSize(1);
    }

    @Test
    void appendsThatArriveDuringACommitShareTheNextOne() throws Exception {
        CountDownLatch goOn = holdFirstCommit();
        List<Future<Long>> waiting = submit(20, i -> event("a" + i, 0));

        goOn.countDown();
        for (Future<Long> append : waiting) {
            append.get();
        }

        assertThat(site.store().read(1, 100)).extracting(commit -> commit.events().size()).containsExactly(1,
                20);
    }

    @Test
    void aRefusedBatchIsTakenApartSoThatOnlyTheOffendersFail() throws Exception {
        skewed(0).append(List.of(event("a3", 0), event("a7", 0)));
        CountDownLatch goOn = holdFirstCommit();
        List<Future<Long>> waiting = submit(10, i -> event("a" + i, 0));

        goOn.countDown();

        for (int i = 0; i < 10; i++) {
            Future<Long> append = waiting.get(i);
            if (i == 3 || i == 7) {
                assertThatThrownBy(append::get).cause().isInstanceOf(SequenceTaken.class);
            } else {
                assertThat(append.get()).isPositive();
            }
        }
        assertThat(site.store().read(1, 100)).extracting(commit -> commit.events().size())
                .containsExactly(2, 1, 8);
    }

    @Test
    void ofTwoAppendsForOnePlaceInOneBatchOneIsStored() throws Exception {
        CountDownLatch goOn = holdFirstCommit();
        List<Future<Long>> waiting = submit(2, i -> event("same", 0));

        goOn.countDown();
        await().until(() -> waiting.stream().allMatch(Future::isDone));

        assertThat(waiting).extracting(Future::state).containsExactlyInAnyOrder(Future.State.SUCCESS,
                Future.State.FAILED);
        assertThat(readAll()).hasSize(2);
    }

    @Test
    void anAppendWithOnePlaceTwiceIsRefused() {
        assertThatThrownBy(() -> log.append(List.of(event("a", 0), event("a", 0))))
                .isInstanceOf(SequenceTaken.class);
        assertThat(log.head()).isZero();
    }

    @Test
    void tooManyWaitingAreRefusedAtOnce() throws Exception {
        try (CommitLog narrow = new CommitLog(staged, Clock.systemUTC(),
                new CommitLogLimits(10, 1 << 20, 2, Duration.ofSeconds(5)))) {
            CountDownLatch goOn = hold(narrow);
            List<Future<Long>> appends = IntStream.range(0, 3)
                    .mapToObj(i -> callers.submit(() -> narrow.append(List.of(event("b" + i, 0))))).toList();

            await().until(() -> appends.stream().anyMatch(Future::isDone));
            goOn.countDown();
            await().until(() -> appends.stream().allMatch(Future::isDone));

            assertThat(appends).extracting(Future::state).containsExactlyInAnyOrder(Future.State.SUCCESS,
                    Future.State.SUCCESS, Future.State.FAILED);
        }
    }

    @Test
    void aSharedCommitHoldsNoMoreThanTheLimit() throws Exception {
        try (CommitLog narrow = new CommitLog(staged, Clock.systemUTC(),
                new CommitLogLimits(4, 1 << 20, 100, Duration.ofSeconds(5)))) {
            CountDownLatch goOn = hold(narrow);
            List<Future<Long>> appends = IntStream.range(0, 10)
                    .mapToObj(i -> callers.submit(() -> narrow.append(List.of(event("b" + i, 0))))).toList();
            await().until(() -> appends.stream().noneMatch(Future::isDone));
            goOn.countDown();
            for (Future<Long> append : appends) {
                append.get();
            }

            assertThat(site.store().read(1, 100)).allMatch(commit -> commit.events().size() <= 4);
        }
    }

    @Test
    void anAppendThatNoCommitCanHoldIsRefused() {
        assertThatThrownBy(() -> log.append(TestCommits.events("a", 0, Commit.MAX_EVENTS + 1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("10000 events");
        assertThatThrownBy(() -> log.append(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePositionCoversWhatWasReadOfOthers() {
        skewed(0).append(List.of(event("a", 0), event("a", 1)));

        log.readAggregate("a", 0, 10);

        assertThat(log.position()).isEqualTo(2);
    }

    @Test
    void readingGoesOnWithinACommit() {
        log.append(TestCommits.events("a", 0, 10));

        assertThat(skewed(0).readAfter(4, 100)).extracting(LoggedEvent::position).containsExactly(5L, 6L, 7L,
                8L, 9L, 10L);
    }

    @Test
    void aReaderBeyondTheEndSeesNothingAndIsToldOf() {
        log.append(List.of(event("a", 0)));

        assertThat(log.readAfter(7, 100)).isEmpty();
        assertThat(log.readAfter(1, 100)).isEmpty();
        assertThat(log.position()).isEqualTo(1);
    }

    @Test
    void aClosedLogRefusesAppends() {
        log.append(List.of(event("a", 0)));
        log.close();

        assertThatThrownBy(() -> log.append(List.of(event("b", 0)))).isInstanceOf(StoreUnavailable.class);
    }

    private CountDownLatch holdFirstCommit() throws InterruptedException {
        return hold(log);
    }

    private CountDownLatch hold(CommitLog held) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        staged.next((store, commit) -> {
            reached.countDown();
            goOn.await();
            store.append(commit);
        });
        callers.submit(() -> held.append(List.of(event("first", 0))));
        reached.await();
        return goOn;
    }

    private List<Future<Long>> submit(int count, IntFunction<StoredEvent> event) {
        CountDownLatch started = new CountDownLatch(count);
        List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
        List<Future<Long>> appends = IntStream.range(0, count)
                .<Future<Long>>mapToObj(i -> callers.submit(() -> {
                    threads.add(Thread.currentThread());
                    started.countDown();
                    return log.append(List.of(event.apply(i)));
                })).toList();
        await().until(() -> started.getCount() == 0
                && threads.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
        return appends;
    }

    private List<LoggedEvent> follow(int count) {
        CommitLog reader = skewed(0);
        List<LoggedEvent> seen = new ArrayList<>();
        while (seen.size() < count) {
            seen.addAll(reader.readAfter(seen.size(), 50));
        }
        return seen;
    }
}
