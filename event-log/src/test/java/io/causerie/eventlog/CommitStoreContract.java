package io.causerie.eventlog;

import static io.causerie.eventlog.TestCommits.commit;
import static io.causerie.eventlog.TestCommits.event;
import static io.causerie.eventlog.TestCommits.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.eventlog.CommitStore.PositionTaken;
import io.causerie.eventlog.CommitStore.SequenceTaken;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link CommitStore} has to do. A store's own test extends it. */
public abstract class CommitStoreContract {
    private CommitStore store;

    /** Opens the store on the log of this test, which is empty the first time. What was open before is closed. */
    protected abstract CommitStore open() throws Exception;

    @BeforeEach
    void openEmpty() throws Exception {
        store = open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anEmptyLogHasNothing() {
        assertThat(store.last()).isEmpty();
        assertThat(store.read(1, 10)).isEmpty();
        assertThat(store.containing(1)).isEmpty();
        assertThat(store.readAggregate("a", 0, 10)).isEmpty();
    }

    @Test
    void aCommitIsReadBackAsItWasAppended() {
        Commit first = append(null, event("a", 0), event("b/c ü", 0));
        Commit second = append(first, event("a", 1));

        assertThat(store.read(1, 10)).containsExactly(first, second);
        assertThat(store.last()).contains(second);
        assertThat(store.read(1, 10)).allMatch(Commit::isIntact);
    }

    @Test
    void whatWasAppendedIsThereAfterReopening() throws Exception {
        Commit first = append(null, event("a", 0));
        store.close();

        store = open();

        assertThat(store.read(1, 10)).containsExactly(first);
        assertThatThrownBy(() -> append(first, event("a", 0))).isInstanceOf(SequenceTaken.class);
    }

    @Test
    void readingBeginsAtACommitOnly() {
        Commit first = append(null, event("a", 0), event("a", 1));

        assertThat(store.read(2, 10)).isEmpty();
        assertThat(store.read(3, 10)).isEmpty();
        assertThat(store.containing(2)).contains(first);
        assertThat(store.containing(3)).isEmpty();
    }

    @Test
    void readingStopsOnceThereAreEnoughEvents() {
        Commit last = null;
        for (int i = 0; i < 100; i++) {
            last = append(last, event("a" + i, 0), event("b" + i, 0), event("c" + i, 0));
        }

        assertThat(store.read(1, 4)).hasSize(2);
        assertThat(store.read(1, 150)).hasSize(50);
        assertThat(store.read(151, 1_000)).hasSize(50);
        assertThat(store.read(1, 1_000)).extracting(Commit::position)
                .isEqualTo(IntStream.range(0, 100).mapToObj(i -> 1 + 3L * i).toList());
        assertThat(store.containing(299)).contains(last);
    }

    @Test
    void appendingTheSameCommitAgainChangesNothing() {
        Commit first = append(null, event("a", 0));

        store.append(first);

        assertThat(store.read(1, 10)).containsExactly(first);
    }

    @Test
    void anotherCommitAtATakenPositionIsRefused() {
        Commit first = append(null, event("a", 0));

        assertThatThrownBy(() -> append(null, event("b", 0))).isInstanceOf(PositionTaken.class);
        assertThat(store.read(1, 10)).containsExactly(first);
        assertThat(store.readAggregate("b", 0, 10)).isEmpty();
    }

    @Test
    void aTakenPlaceInAnAggregateIsRefusedAndNothingOfTheCommitIsStored() {
        Commit first = append(null, event("a", 0), event("b", 0));

        assertThatThrownBy(() -> append(first, event("c", 0), event("a", 0), event("b", 0), event("b", 1)))
                .isInstanceOfSatisfying(SequenceTaken.class, e -> assertThat(e.keys())
                        .isEqualTo(Set.of(new EventKey("a", 0), new EventKey("b", 0))));
        assertThat(store.read(1, 10)).containsExactly(first);
        assertThat(store.readAggregate("c", 0, 10)).isEmpty();
    }

    @Test
    void anAggregateIsReadInOrderFromAnySequence() {
        Commit first = append(null, event("a", 0), event("b", 0), event("a", 1));
        Commit second = append(first, event("a", 2), event("a", 3));

        assertThat(store.readAggregate("a", 0, 10)).extracting(LoggedEvent::position).containsExactly(1L, 3L,
                4L, 5L);
        assertThat(store.readAggregate("a", 1, 2)).extracting(e -> e.event().sequence()).containsExactly(1L,
                2L);
        assertThat(store.readAggregate("a", 4, 10)).isEmpty();
        assertThat(store.readAggregate("b", 0, 10)).containsExactly(first.logged().get(1));
        assertThat(store.readAggregate("a", 3, 10)).containsExactly(second.logged().get(1));
    }

    @Test
    void aggregatesWhoseIdsBeginAlikeAreToldApart() {
        Commit first = append(null, event("a", 0), event("a/1", 0), event("a/1/2", 0), event("A", 0));
        append(first, event("a", 1));

        assertThat(store.readAggregate("a/1", 0, 10)).extracting(LoggedEvent::position).containsExactly(2L);
        assertThat(store.readAggregate("a", 0, 10)).extracting(LoggedEvent::position).containsExactly(1L, 5L);
    }

    @Test
    void aLongAggregateIsReadInPieces() {
        Commit first = Commit.following(null, TestCommits.NOON, events("a", 0, 250));
        store.append(first);
        append(first, event("a", 250));

        assertThat(store.readAggregate("a", 0, 100)).hasSize(100);
        assertThat(store.readAggregate("a", 100, 1_000)).hasSize(151);
        assertThat(store.readAggregate("a", 250, 100)).hasSize(1);
    }

    @Test
    void theLargestCommitFits() {
        Commit large = Commit.following(null, TestCommits.NOON, events("a", 0, Commit.MAX_EVENTS));

        store.append(large);
        Commit next = append(large, event("b", 0));

        assertThat(store.containing(Commit.MAX_EVENTS)).contains(large);
        assertThat(store.read(1, 1)).containsExactly(large);
        assertThat(store.read(1, Commit.MAX_EVENTS + 1)).containsExactly(large, next);
    }

    @Test
    void ofManyAtTheSamePositionOneWins() throws Exception {
        int writers = 8;
        CyclicBarrier together = new CyclicBarrier(writers);
        try (var threads = Executors.newFixedThreadPool(writers)) {
            List<Callable<Boolean>> appends = IntStream.range(0, writers)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        together.await();
                        return wins(commit(null, event("a" + i, 0)));
                    }).toList();

            long won = 0;
            for (Future<Boolean> append : threads.invokeAll(appends)) {
                won += append.get() ? 1 : 0;
            }

            assertThat(won).isEqualTo(1);
            assertThat(store.read(1, 10)).hasSize(1);
        }
    }

    private boolean wins(Commit commit) {
        try {
            store.append(commit);
            return true;
        } catch (PositionTaken e) {
            return false;
        }
    }

    private Commit append(Commit last, StoredEvent... events) {
        Commit commit = commit(last, events);
        store.append(commit);
        return commit;
    }
}
