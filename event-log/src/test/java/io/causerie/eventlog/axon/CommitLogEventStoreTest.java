package io.causerie.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.causerie.eventlog.Talk;
import io.causerie.eventlog.TestLogs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitLogEventStoreTest {
    @TempDir
    Path directory;

    private TestLogs logs;
    private CommitLogEventStore events;

    @BeforeEach
    void open() {
        logs = TestLogs.in(directory, Talk.TYPES);
        events = logs.eventStore();
    }

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void anEventIsReadBackWithAllThatCameWithIt() {
        Instant at = Instant.parse("2026-11-22T12:00:00.123456789Z");
        EventMessage<?> begun = begun("t1", at).withMetaData(MetaData.with("actor", "u1"));

        events.publish(begun);

        DomainEventMessage<?> read = events.readEvents("t1").next();
        assertThat(read.getPayload()).isEqualTo(new Talk.Begun("t1", at));
        assertThat(read.getIdentifier()).isEqualTo(begun.getIdentifier());
        assertThat(read.getType()).isEqualTo("Talk");
        assertThat(read.getMetaData()).containsEntry("actor", "u1");
        assertThat(read.getTimestamp()).isEqualTo(logs.store().last().orElseThrow().at());
    }

    @Test
    void whatIsStoredIsJsonUnderALogicalName() {
        events.publish(begun("t1", Instant.EPOCH));

        var stored = logs.store().last().orElseThrow().events().getFirst();
        assertThat(stored.type()).isEqualTo("talk.Begun");
        assertThat(stored.revision()).isEqualTo("1");
        assertThat(stored.payload()).isEqualTo("{\"talkId\":\"t1\",\"at\":\"1970-01-01T00:00:00Z\"}");
        assertThat(stored.metadata()).isEqualTo("{}");
    }

    @Test
    void severalAggregatesOfOneUnitOfWorkAreOneCommit() {
        DefaultUnitOfWork.startAndGet(null).execute(() -> {
            events.publish(begun("t1", Instant.EPOCH));
            events.publish(begun("t2", Instant.EPOCH), said("t2", 1));
        });

        assertThat(logs.store().last().orElseThrow().events()).extracting(e -> e.key().toString())
                .containsExactly("t1/0", "t2/0", "t2/1");
    }

    @Test
    void ifOneAggregateOfAUnitOfWorkConflictsNothingOfItIsStored() {
        events.publish(begun("t1", Instant.EPOCH), said("t1", 1));

        assertThatThrownBy(() -> DefaultUnitOfWork.startAndGet(null).execute(() -> {
            events.publish(begun("t2", Instant.EPOCH));
            events.publish(said("t1", 1));
        })).isInstanceOf(ConcurrencyException.class).hasMessageContaining("[t1] at sequence [1]");
        assertThat(logs.log().position()).isEqualTo(2);
    }

    @Test
    void anAggregateCannotBeCreatedTwice() {
        events.publish(begun("t1", Instant.EPOCH));

        assertThatThrownBy(() -> events.publish(begun("t1", Instant.EPOCH)))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void tokensStaySmall() throws Exception {
        for (int i = 0; i < 300; i++) {
            events.publish(begun("t" + i, Instant.EPOCH));
        }
        TrackingToken token = events.createTailToken();
        try (var stream = events.openStream(token)) {
            for (int i = 0; i < 300; i++) {
                token = stream.nextAvailable().trackingToken();
            }
        }

        assertThat(token).isEqualTo(new GlobalSequenceTrackingToken(300));
        assertThat(new String(logs.eventSerializer().getObjectMapper().writeValueAsBytes(token)))
                .isEqualTo("{\"globalIndex\":300}");
    }

    @Test
    void tokensForATimeAreFoundBySearching() {
        assertThat(events.createTokenAt(Instant.now())).isEqualTo(new GlobalSequenceTrackingToken(0));
        events.publish(begun("t1", Instant.EPOCH), said("t1", 1));
        Instant first = logs.store().last().orElseThrow().at();
        await().until(() -> Instant.now().isAfter(first.plusMillis(1)));
        events.publish(said("t1", 2));
        Instant second = logs.store().last().orElseThrow().at();

        assertThat(events.createTokenAt(Instant.EPOCH)).isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(events.createTokenAt(first)).isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(events.createTokenAt(first.plusMillis(1))).isEqualTo(new GlobalSequenceTrackingToken(2));
        assertThat(events.createTokenAt(second.plusMillis(1))).isEqualTo(new GlobalSequenceTrackingToken(3));
        assertThat(events.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(3));
    }

    @Test
    void aReaderThatWaitsIsWokenByAnAppend() throws Exception {
        try (var stream = events.openStream(events.createHeadToken())) {
            assertThat(stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)).isFalse();

            events.publish(begun("t1", Instant.EPOCH));

            assertThat(stream.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
            assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Talk.Begun("t1", Instant.EPOCH));
        }
    }

    @Test
    void aReplayIsFlaggedAndEqualsWhatWasSeenLive() {
        Seen seen = new Seen();
        TrackingEventProcessor processor = processor(seen, new InMemoryTokenStore());
        processor.start();
        for (int i = 0; i < 100; i++) {
            events.publish(begun("t" + i, Instant.EPOCH), said("t" + i, 1));
        }
        await().until(() -> seen.live.size() == 200);
        processor.shutDown();

        processor.resetTokens();
        processor.start();
        await().until(() -> seen.replayed.size() == 200);
        events.publish(said("t1", 2));

        await().until(() -> seen.live.size() == 201);
        assertThat(seen.replayed).isEqualTo(seen.live.subList(0, 200));
        assertThat(seen.live.getLast()).isEqualTo("t1/2");
        await().untilAtomic(seen.reaction.reactions, equalTo(201));
        processor.shutDown();
    }

    @Test
    void duringAReplayTheTokenStaysSmall() {
        for (int i = 0; i < 100; i++) {
            events.publish(begun("t" + i, Instant.EPOCH));
        }
        TokenStore tokens = new InMemoryTokenStore();
        Seen seen = new Seen();
        TrackingEventProcessor processor = processor(seen, tokens);
        processor.start();
        await().until(() -> seen.replayed.size() == 100);

        await().untilAsserted(() -> assertThat(WrappedToken.unwrapLowerBound(tokens.fetchToken("seen", 0)))
                .isEqualTo(new GlobalSequenceTrackingToken(100)));
        processor.shutDown();
    }

    private TrackingEventProcessor processor(Seen seen, TokenStore tokens) {
        return TrackingEventProcessor.builder().name("seen").messageSource(events).tokenStore(tokens)
                .eventHandlerInvoker(
                        SimpleEventHandlerInvoker.builder().eventHandlers(seen, seen.reaction).build())
                .transactionManager(NoTransactionManager.INSTANCE).build();
    }

    static DomainEventMessage<?> begun(String id, Instant at) {
        return new GenericDomainEventMessage<>("Talk", id, 0, new Talk.Begun(id, at));
    }

    static DomainEventMessage<?> said(String id, long number) {
        return new GenericDomainEventMessage<>("Talk", id, number, new Talk.Said(id, (int) number));
    }

    static class Seen {
        private final List<String> live = new CopyOnWriteArrayList<>();
        private final List<String> replayed = new CopyOnWriteArrayList<>();
        private final Reaction reaction = new Reaction();

        @EventHandler
        void on(Talk event, DomainEventMessage<?> message, ReplayStatus status) {
            String what = message.getAggregateIdentifier() + "/" + message.getSequenceNumber();
            (status.isReplay() ? replayed : live).add(what);
        }
    }

    static class Reaction {
        private final AtomicInteger reactions = new AtomicInteger();

        @EventHandler
        @DisallowReplay
        void on(Talk event) {
            reactions.incrementAndGet();
        }
    }
}
