package io.causerie.eventlog.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handlers that fail, hang or are many, and nodes that die on them. */
class DeadlineHandlersTest {
    private static final Duration SOON = Duration.ofMillis(300);

    private final DeadlineNodes nodes = new DeadlineNodes();
    private final RecordingHandler handler = new RecordingHandler("Grace");

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void aHandlerThatFailsIsToldAgainUntilItDoesNot() {
        AtomicInteger attempts = new AtomicInteger();
        MongoDeadlineManager node = nodes.node(new RecordingHandler("Grace") {
            @Override
            public void due(String key) throws Exception {
                if (attempts.incrementAndGet() < 4) {
                    throw new IllegalStateException("not yet");
                }
                super.due(key);
            }
        });
        node.keyed().schedule("Grace", "a", Instant.now());

        await().untilAsserted(
                () -> assertThat(nodes.documents().find().first()).extracting(d -> d.get("lastError"))
                        .isEqualTo("java.lang.IllegalStateException: not yet"));
        awaitNothingPending();
        assertThat(attempts).hasValue(4);
        assertThat(node.counts().retried.sum()).isEqualTo(3);
        assertThat(node.counts().fired.sum()).isEqualTo(1);
    }

    @Test
    void aDeadlineThatNobodyHandlesWaitsForSomebodyWhoDoes() {
        nodes.node().keyed().schedule("Grace", "a", Instant.now());
        await().until(() -> nodes.documents().find().first().getInteger("attempts") > 0);

        nodes.node(handler);

        awaitNothingPending();
        assertThat(handler.keys()).containsExactly("a");
    }

    @Test
    void aClaimLeftByANodeThatDiedIsTakenOverWhenItsLeaseEnds() {
        Instant leaseEnd = Instant.now().plusSeconds(2);
        claimAs("dead node", leaseEnd);

        nodes.node(handler);

        awaitNothingPending();
        assertThat(handler.keys()).containsExactly("a");
        assertThat(handler.told().getFirst().at()).isBetween(leaseEnd.minusMillis(1),
                leaseEnd.plusSeconds(1));
    }

    @Test
    void aClaimOfANodeThatDiedIsVoidAtOnceWhereNobodyElseUsesTheStore() {
        claimAs("dead node", Instant.now().plusSeconds(3_600));

        nodes.node(DeadlineNodes.properties(Duration.ofHours(1), true, Duration.ofSeconds(30), 8), handler);

        awaitNothingPending();
        assertThat(handler.keys()).containsExactly("a");
    }

    private void claimAs(String node, Instant leaseEnd) {
        nodes.idle().keyed().schedule("Grace", "a", Instant.now());
        DeadlineStore store = new DeadlineStore(nodes.database(), node);
        DeadlineStore.Entry entry = store.wakingUntil(Instant.now(), 1).getFirst();
        assertThat(store.claim(entry, DeadlineStore.newVersion(), leaseEnd)).isPresent();
        assertThat(store.claim(entry, DeadlineStore.newVersion(), leaseEnd)).as("claimed twice").isEmpty();
    }

    @Test
    void oneSlowHandlerDoesNotDelayOthers() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        RecordingHandler slow = new RecordingHandler("Slow") {
            @Override
            public void due(String key) throws Exception {
                super.due(key);
                release.await();
            }
        };
        Deadlines deadlines = nodes.node(slow, handler).keyed();
        Instant dueAt = Instant.now();
        deadlines.schedule("Slow", "slow", dueAt);
        await().until(() -> slow.told().size() == 1);
        IntStream.range(0, 20).forEach(i -> deadlines.schedule("Grace", "quick-" + i, dueAt));

        await().atMost(Duration.ofSeconds(1)).until(() -> handler.told().size() == 20);
        assertThat(nodes.documents().countDocuments()).isEqualTo(1);
        release.countDown();
        awaitNothingPending();
        assertThat(slow.told()).hasSize(1);
    }

    @Test
    void noMoreHandlersRunAtATimeThanAllowed() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch release = new CountDownLatch(1);
        MongoDeadlineManager node = nodes.node(
                DeadlineNodes.properties(Duration.ofMillis(200), false, Duration.ofSeconds(30), 3),
                new RecordingHandler("Grace") {
                    @Override
                    public void due(String key) throws Exception {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        release.await();
                        running.decrementAndGet();
                    }
                });
        IntStream.range(0, 30).forEach(i -> node.keyed().schedule("Grace", "a" + i, Instant.now()));
        await().until(() -> running.get() == 3);
        release.countDown();

        awaitNothingPending();
        assertThat(most).hasValue(3);
        assertThat(node.counts().fired.sum()).isEqualTo(30);
    }

    @Test
    void aDeadlineTakenOverFromASlowNodeIsNotDroppedByIt() {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch releaseOther = new CountDownLatch(1);
        nodes.node(DeadlineNodes.properties(Duration.ofMillis(200), false, Duration.ofMillis(500), 8),
                waiting(release))
                .keyed().schedule("Grace", "a", Instant.now());
        await().until(() -> handler.told().size() == 1);
        nodes.node(waiting(releaseOther));
        await().until(() -> handler.told().size() == 2);

        release.countDown();
        await().during(Duration.ofMillis(300)).until(() -> nodes.documents().countDocuments() == 1);
        releaseOther.countDown();
        awaitNothingPending();
    }

    private RecordingHandler waiting(CountDownLatch release) {
        return new RecordingHandler("Grace") {
            @Override
            public void due(String key) throws Exception {
                handler.due(key);
                release.await();
            }
        };
    }

    @Test
    void twoHandlersOfOneNameAreRefused() {
        MongoDeadlineManager manager = nodes.idle();
        assertThatIllegalStateException()
                .isThrownBy(() -> manager.start(List.of(handler, new RecordingHandler("Grace"))));
    }

    @Test
    void aDocumentThatCannotBeReadDoesNotHoldUpTheOthers() {
        Deadlines deadlines = nodes.node(handler).keyed();
        deadlines.schedule("Grace", "broken", Instant.now().plus(SOON));
        nodes.documents().updateOne(new Document("_id", "Grace:broken"),
                new Document("$set", new Document("metadata", "{")));
        deadlines.schedule("Grace", "whole", Instant.now().plus(SOON));

        await().until(() -> handler.keys().equals(List.of("whole")));
        await().until(() -> nodes.documents().find().first().getString("lastError") != null);
    }

    private void awaitNothingPending() {
        await().atMost(Duration.ofSeconds(20)).until(() -> nodes.documents().countDocuments() == 0);
    }
}
