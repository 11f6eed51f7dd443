package io.causerie.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.causerie.eventlog.CommitLog;
import io.causerie.eventlog.CommitLogLimits;
import io.causerie.eventlog.EventTypes;
import io.causerie.eventlog.StoredEvent;
import io.causerie.eventlog.Talk;
import io.causerie.eventlog.TestCommits;
import io.causerie.eventlog.embedded.SqliteCommitStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventReadingTest {
    @TempDir
    Path directory;

    private SqliteCommitStore store;
    private CommitLog log;

    @BeforeEach
    void open() {
        store = SqliteCommitStore.open(directory);
        log = new CommitLog(store, Clock.systemUTC(), CommitLogLimits.DEFAULT);
    }

    @AfterEach
    void close() {
        log.close();
        store.close();
    }

    @Test
    void anOldRevisionIsUpcast() {
        log.append(List.of(stored("talk.Said", "0", "{\"talkId\":\"t1\",\"nr\":7}")));

        assertThat(read(engine(new NumberUpcaster()))).extracting(EventMessage::getPayload)
                .isEqualTo(List.of(new Talk.Said("t1", 7)));
    }

    @Test
    void whoLooksBackReadsWhatWasStoredAndWhatItMeansToday() {
        log.append(List.of(stored("talk.Said", "0", "{\"talkId\":\"t1\",\"nr\":7}"),
                stored("talk.Sung", "1", "{}")));
        var history = new EventHistory(log, new LogicalNameSerializer(Talk.TYPES), new NumberUpcaster());

        assertThat(history.between(1, 2)).extracting(logged -> logged.event().payload())
                .containsExactly("{\"talkId\":\"t1\",\"nr\":7}", "{}");
        assertThat(history.payloads(history.between(1, 1)).toList())
                .isEqualTo(List.of(new Talk.Said("t1", 7)));
        assertThat(history.payloads(history.between(2, 9))).hasOnlyElementsOfType(UnknownSerializedType.class)
                .hasSize(1);
    }

    @Test
    void aHistoryLongerThanWhatIsReadAtOnceIsWhole() {
        for (int i = 0; i < 13; i++) {
            int first = i * 100;
            log.append(
                    IntStream.range(first, first + 100).mapToObj(n -> TestCommits.event("t1", n)).toList());
        }
        var history = new EventHistory(log, new LogicalNameSerializer(Talk.TYPES),
                NoOpEventUpcaster.INSTANCE);

        assertThat(history.ofAggregate("t1", 1)).hasSize(1_299)
                .extracting(logged -> logged.event().sequence()).isSorted().startsWith(1L);
        assertThat(history.between(150, 1_250)).hasSize(1_101)
                .extracting(logged -> logged.position()).isSorted().startsWith(150L);
    }

    @Test
    void aTypeThatThisProcessDoesNotKnowReadsAsUnknownAndHidesNothingElse() {
        log.append(List.of(stored("talk.Sung", "1", "{}"), stored("talk.Said", "1", "{\"number\":1}"),
                stored("java.lang.Runtime", "1", "{}")));

        assertThat(read(engine(NoOpEventUpcaster.INSTANCE))).extracting(EventMessage::getPayloadType)
                .isEqualTo(
                        List.of(UnknownSerializedType.class, Talk.Said.class, UnknownSerializedType.class));
    }

    @Test
    void aPropertyThatAClassNoLongerHasIsSkipped() {
        log.append(List.of(stored("talk.Said", "1", "{\"talkId\":\"t1\",\"number\":1,\"loud\":true}")));

        assertThat(read(engine(NoOpEventUpcaster.INSTANCE))).extracting(EventMessage::getPayload)
                .isEqualTo(List.of(new Talk.Said("t1", 1)));
    }

    @Test
    void anEventWithoutALogicalNameIsRefused() {
        CommitLogStorageEngine engine = engine(NoOpEventUpcaster.INSTANCE);

        assertThatThrownBy(() -> engine
                .appendEvents(new GenericDomainEventMessage<>("Talk", "t1", 0, new StringBuilder("?"))))
                .isInstanceOf(SerializationException.class).hasMessageContaining("no logical name");
        assertThat(log.head()).isZero();
    }

    @Test
    void anEventOfNoAggregateIsStoredToo() {
        CommitLogStorageEngine engine = engine(NoOpEventUpcaster.INSTANCE);

        engine.appendEvents(new GenericEventMessage<>(new Talk.Said("t1", 1)),
                new GenericEventMessage<>(new Talk.Said("t1", 2)));

        assertThat(read(engine)).extracting(EventMessage::getPayload)
                .isEqualTo(List.of(new Talk.Said("t1", 1), new Talk.Said("t1", 2)));
    }

    @Test
    void aSerializerOfOtherTypesReadsAllAsUnknown() {
        log.append(List.of(TestCommits.event("t1", 0)));
        CommitLogStorageEngine other = new CommitLogStorageEngine(log,
                new LogicalNameSerializer(EventTypes.of(Map.of())), NoOpEventUpcaster.INSTANCE);

        assertThat(read(other)).singleElement().extracting(EventMessage::getPayloadType)
                .isEqualTo(UnknownSerializedType.class);
    }

    private CommitLogStorageEngine engine(EventUpcaster upcaster) {
        return new CommitLogStorageEngine(log, new LogicalNameSerializer(Talk.TYPES), upcaster);
    }

    private static List<EventMessage<?>> read(CommitLogStorageEngine engine) {
        Stream<? extends EventMessage<?>> events = engine.readEvents(engine.createTailToken(), false);
        return events.<EventMessage<?>>map(event -> event).toList();
    }

    private static StoredEvent stored(String type, String revision, String payload) {
        String id = UUID.randomUUID().toString();
        return new StoredEvent(id, "Talk", id, 0, type, revision, payload, "{}");
    }

    private static class NumberUpcaster extends SingleEventUpcaster {
        private static final SimpleSerializedType OLD = new SimpleSerializedType("talk.Said", "0");

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(OLD);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType("talk.Said", "1"), ObjectNode.class,
                    payload -> {
                        payload.set("number", payload.remove("nr"));
                        return payload;
                    });
        }
    }
}
