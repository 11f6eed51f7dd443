package io.causerie.eventlog;

import static io.causerie.eventlog.TestCommits.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.causerie.eventlog.StoreKind#available")
class CommitLogOutageTest extends OnEachStore {
    @Test
    void anAppendWhoseAnswerWasLostIsStoredOnce() {
        staged.next((store, commit) -> {
            store.append(commit);
            throw new StoreUnavailable("the answer was lost", null);
        });

        assertThat(log.append(List.of(event("a", 0)))).isEqualTo(1);
        assertThat(readAll()).hasSize(1);
    }

    @Test
    void anAppendThatDidNotArriveIsSentAgain() {
        staged.next((store, commit) -> {
            throw new StoreUnavailable("it did not arrive", null);
        });

        assertThat(log.append(List.of(event("a", 0)))).isEqualTo(1);
        assertThat(readAll()).hasSize(1);
    }

    @Test
    void anAppendThatDidNotArriveGoesBehindWhoCameMeanwhile() {
        staged.next((store, commit) -> {
            skewed(0).append(List.of(event("other", 0)));
            throw new StoreUnavailable("it did not arrive", null);
        });

        assertThat(log.append(List.of(event("a", 0)))).isEqualTo(2);
        assertThat(readAll()).extracting(logged -> logged.event().aggregateId()).containsExactly("other",
                "a");
    }

    @Test
    void anErrorFailsTheAppendsItHitAndNotThoseAfterThem() {
        staged.next((store, commit) -> {
            throw new OutOfMemoryError("staged");
        });

        assertThatThrownBy(() -> log.append(List.of(event("a", 0)))).isInstanceOf(StoreUnavailable.class)
                .hasRootCauseInstanceOf(OutOfMemoryError.class);
        assertThat(log.append(List.of(event("b", 0)))).isEqualTo(1);
    }

    @Test
    void anErrorAfterTheCommitLeavesNoGapAndNoDouble() {
        staged.next((store, commit) -> {
            store.append(commit);
            throw new OutOfMemoryError("staged");
        });

        assertThatThrownBy(() -> log.append(List.of(event("a", 0)))).isInstanceOf(StoreUnavailable.class);
        assertThat(log.append(List.of(event("b", 0)))).isEqualTo(2);
        assertThat(readAll()).extracting(logged -> logged.event().aggregateId()).containsExactly("a", "b");
    }

    @Test
    void aCommitThatAnErrorCameAfterIsReadThoughNobodyElseWrites() {
        log.append(List.of(event("a", 0)));
        staged.claimExclusive();
        staged.next((store, commit) -> {
            store.append(commit);
            throw new OutOfMemoryError("staged");
        });

        assertThatThrownBy(() -> log.append(List.of(event("b", 0)))).isInstanceOf(StoreUnavailable.class);
        assertThat(log.readAfter(1, 10)).extracting(logged -> logged.event().aggregateId())
                .containsExactly("b");
        assertThat(log.head()).isEqualTo(2);
    }

    @Test
    void anErrorBetweenTwoCommitsLeavesTheWriterAtWork() {
        AtomicBoolean failed = new AtomicBoolean();
        CommitLogLimits limits = new CommitLogLimits(10, 1 << 20, 100, Duration.ofSeconds(5));
        AppendQueue failing = new AppendQueue(limits) {
            @Override
            synchronized List<PendingAppend> next() throws InterruptedException {
                if (failed.compareAndSet(false, true)) {
                    throw new OutOfMemoryError("staged");
                }
                return super.next();
            }
        };
        try (CommitLog own = new CommitLog(staged, Clock.systemUTC(), limits, failing,
                CommitLogMonitor.NONE)) {
            assertThat(own.append(List.of(event("a", 0)))).isEqualTo(1);
            assertThat(failed).isTrue();
            assertThat(own.takesAppends()).isTrue();
        }
    }

    @Test
    void aClosedLogSaysThatItTakesNothing() {
        CommitLog own = hasty();
        own.close();

        assertThat(own.takesAppends()).isFalse();
    }

    @Test
    void whileTheStoreIsAwayAppendsFailInTimeAndAreNotStoredLater() {
        try (CommitLog hasty = hasty()) {
            hasty.append(List.of(event("a", 0)));
            staged.goAway();
            List<Future<Long>> refused = IntStream.range(0, 5)
                    .mapToObj(i -> callers.submit(() -> hasty.append(List.of(event("b" + i, 0))))).toList();
            for (Future<Long> append : refused) {
                await().atMost(Duration.ofSeconds(3)).until(append::isDone);
                assertThatThrownBy(append::get).cause().isInstanceOf(StoreUnavailable.class);
            }
            staged.comeBack();

            assertThat(hasty.append(List.of(event("c", 0)))).isEqualTo(2);
            assertThat(readAll()).extracting(logged -> logged.event().aggregateId()).containsExactly("a",
                    "c");
        }
    }

    @Test
    void anAppendThatSurvivesAShortOutageSucceeds() {
        log.append(List.of(event("a", 0)));
        staged.goAway();
        Future<Long> append = callers.submit(() -> log.append(List.of(event("b", 0))));
        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(staged::comeBack);

        await().atMost(Duration.ofSeconds(4)).until(append::isDone);
        assertThat(append.resultNow()).isEqualTo(2);
    }

    private CommitLog hasty() {
        return new CommitLog(staged, Clock.systemUTC(),
                new CommitLogLimits(10, 1 << 20, 100, Duration.ofMillis(300)));
    }
}
