package io.causerie.eventlog.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.causerie.eventlog.CommitLog;
import io.causerie.eventlog.CommitLogLimits;
import io.causerie.eventlog.LogVerifier;
import io.causerie.eventlog.StoreUnavailable;
import io.causerie.eventlog.TestCommits;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server goes away and comes back under the real driver. */
class MongoAwayTest {
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final MongoSite mongo = MongoSite.embedded();
    private final Wire wire = new Wire(URI.create(mongo.uri()).getPort());
    private final MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + wire.port());
    private final MongoCommitStore store = new MongoCommitStore(client.getDatabase(mongo.databaseName()),
            "commits",
            TIMEOUT);
    private final CommitLog log = new CommitLog(store, Clock.systemUTC(),
            new CommitLogLimits(1_000, 1 << 20, 1_000, TIMEOUT));
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void begin() {
        log.append(List.of(TestCommits.event("first", 0)));
    }

    @AfterEach
    void close() {
        callers.shutdownNow();
        log.close();
        client.close();
        wire.close();
        mongo.close();
    }

    @Test
    void withTheLineCutAppendsAndReadsFailInTimeAndWorkAgainAfterwards() {
        wire.cut();

        assertFailsInTime("second");
        wire.mend();

        assertWorksAgain("third");
    }

    @Test
    void withNoAnswerAppendsAndReadsFailInTimeAndWorkAgainAfterwards() {
        wire.silence();

        assertFailsInTime("second");
        wire.mend();

        assertWorksAgain("third");
    }

    @Test
    void whateverIsCutDuringAppendsIsStoredOnceOrNotAtAll() {
        List<Future<Long>> appends = IntStream.range(0, 400)
                .mapToObj(i -> callers.submit(() -> log.append(List.of(TestCommits.event("a" + i, 0)))))
                .toList();
        for (int i = 0; i < 5; i++) {
            long before = log.position();
            await().until(() -> log.position() > before || appends.stream().allMatch(Future::isDone));
            wire.cut();
            wire.mend();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> appends.stream().allMatch(Future::isDone));

        List<Long> acknowledged = appends.stream().filter(append -> append.state() == Future.State.SUCCESS)
                .map(Future::resultNow).toList();
        assertThat(acknowledged).doesNotHaveDuplicates();
        assertWorksAgain("last");
        var report = new LogVerifier(mongo.store()).verify(position -> {});
        assertThat(report.isIntact()).isTrue();
        assertThat(report.position()).isGreaterThanOrEqualTo(acknowledged.size());
    }

    private void assertFailsInTime(String aggregateId) {
        long begin = System.nanoTime();
        assertThatThrownBy(() -> log.append(List.of(TestCommits.event(aggregateId, 0))))
                .isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> log.readAggregate("first", 0, 10)).isInstanceOf(StoreUnavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TIMEOUT.multipliedBy(6));
    }

    private void assertWorksAgain(String aggregateId) {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions()
                .until(() -> log.append(List.of(TestCommits.event(aggregateId, 0))) > 0);
        assertThat(log.readAggregate(aggregateId, 0, 10)).hasSize(1);
    }
}
