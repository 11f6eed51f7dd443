package io.causerie.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.eventlog.Talk;
import io.causerie.eventlog.TestLogs;
import io.causerie.eventlog.mongo.MongoSite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two processes' event stores on one MongoDB. */
class SharedEventStoreTest {
    private final MongoSite mongo = MongoSite.embedded();
    private final TestLogs one = TestLogs.on(mongo.store(), Talk.TYPES, Clock.systemUTC());
    private final TestLogs other = TestLogs.on(mongo.store(), Talk.TYPES,
            Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-30)));

    @AfterEach
    void close() {
        one.close();
        other.close();
        mongo.close();
    }

    @Test
    void whatOneAppendsTheOtherSees() throws Exception {
        List<Object> seen = new ArrayList<>();
        try (var stream = other.eventStore().openStream(other.eventStore().createTailToken())) {
            for (int i = 0; i < 50; i++) {
                EventStore writer = i % 2 == 0 ? one.eventStore() : other.eventStore();
                writer.publish(CommitLogEventStoreTest.begun("t" + i, Instant.EPOCH));
                assertThat(stream.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
                seen.add(stream.nextAvailable().trackingToken().position().orElseThrow());
            }
        }

        assertThat(seen).hasSize(50).startsWith(1L).endsWith(50L);
    }

    @Test
    void ofTwoThatChangeAnAggregateTheSecondIsRefused() {
        one.eventStore().publish(CommitLogEventStoreTest.begun("t1", Instant.EPOCH));

        assertThatThrownBy(
                () -> other.eventStore().publish(CommitLogEventStoreTest.begun("t1", Instant.EPOCH)))
                .isInstanceOf(AggregateStreamCreationException.class);
        other.eventStore().publish(CommitLogEventStoreTest.said("t1", 1));
        assertThatThrownBy(() -> one.eventStore().publish(CommitLogEventStoreTest.said("t1", 1)))
                .isInstanceOf(ConcurrencyException.class);
    }
}
