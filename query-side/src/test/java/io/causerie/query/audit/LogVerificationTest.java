package io.causerie.query.audit;

import static io.causerie.query.support.Events.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.eventlog.Commit;
import io.causerie.eventlog.CommitLog;
import io.causerie.eventlog.CommitLogLimits;
import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.LogVerifier;
import io.causerie.eventlog.StoreUnavailable;
import io.causerie.eventlog.StoredEvent;
import io.causerie.eventlog.axon.EventHistory;
import io.causerie.eventlog.axon.LogicalNameSerializer;
import io.causerie.eventlog.EventTypes;
import io.causerie.eventlog.embedded.SqliteCommitStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifying is a job: whoever asks, the log is read once. */
class LogVerificationTest {
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration KEPT = Duration.ofSeconds(10);

    @TempDir
    Path directory;
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger readings = new AtomicInteger();
    private volatile boolean away;
    private volatile Instant now = NOW;
    private CommitStore store;
    private CommitLog log;
    private LogVerification verification;

    @BeforeEach
    void open() {
        store = SqliteCommitStore.open(directory);
        store.append(Commit.following(null, NOW, List.of(
                new StoredEvent("id", "Session", "s1", 0, "session.Unknown", "1", "{}", "{}"))));
        log = new CommitLog(store, Clock.systemUTC(), CommitLogLimits.DEFAULT);
        var history = new EventHistory(log, new LogicalNameSerializer(EventTypes.of(Map.of())),
                NoOpEventUpcaster.INSTANCE);
        verification = new LogVerification(new LogVerifier(gated(store)), history,
                ((InstantSource) () -> now).withZone(ZoneOffset.UTC),
                new AuditLimits(SHORT, KEPT, SHORT, 1));
    }

    @AfterEach
    void close() {
        gate.countDown();
        verification.close();
        log.close();
        store.close();
    }

    @Test
    void who_asks_while_it_runs_joins_it() {
        Verification first = verification.ask();
        Verification second = verification.ask();
        assertThat(List.of(first, second)).allSatisfy(one -> {
            assertThat(one.status()).isEqualTo("running");
            assertThat(one.position()).isZero();
            assertThat(one.head()).isEqualTo(1);
            assertThat(one.finishedAt()).isNull();
        });

        Iterator<Verification> told = verification.follow().iterator();
        assertThat(told.next().status()).isEqualTo("running");
        gate.countDown();
        Verification last = told.next();
        while (told.hasNext()) {
            last = told.next();
        }

        assertThat(last.status()).isEqualTo("intact");
        assertThat(last.commits()).isEqualTo(1);
        assertThat(readings).hasValue(1);
    }

    @Test
    void what_was_found_is_the_answer_for_a_while_and_then_it_is_read_anew() {
        gate.countDown();
        verification.follow().forEach(_ -> {});
        now = NOW.plus(KEPT).minusMillis(1);
        assertThat(verification.ask().status()).isEqualTo("intact");
        assertThat(readings).hasValue(1);

        now = NOW.plus(KEPT);
        verification.follow().forEach(_ -> {});
        assertThat(readings).hasValue(2);
    }

    @Test
    void a_store_that_is_away_is_no_broken_log_and_the_next_who_asks_reads_anew() {
        gate.countDown();
        away = true;
        assertThatThrownBy(() -> verification.follow().toList()).isInstanceOf(StoreUnavailable.class);

        away = false;
        assertThat(verification.follow().reduce((_, last) -> last).orElseThrow().status())
                .isEqualTo("intact");
    }

    /** Counts who begins to read, and lets nobody until the gate is open. */
    private CommitStore gated(CommitStore real) {
        return (CommitStore) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{CommitStore.class}, (_, method, arguments) -> {
                    if (method.getName().equals("read") && arguments[0].equals(1L)) {
                        readings.incrementAndGet();
                        gate.await();
                    }
                    if (away) {
                        throw new StoreUnavailable("away", null);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
