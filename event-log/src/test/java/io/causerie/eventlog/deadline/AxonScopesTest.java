package io.causerie.eventlog.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Axon's own users of a {@code DeadlineManager} expect. */
class AxonScopesTest {
    record Offer(String place, Instant expires) {}

    record Sent(DeadlineMessage<?> message, ScopeDescriptor scope) {}

    private static final AggregateScopeDescriptor SLOT = new AggregateScopeDescriptor("TimeSlot", "slot-1");
    private static final AggregateScopeDescriptor OTHER = new AggregateScopeDescriptor("TimeSlot", "slot-2");

    private final DeadlineNodes nodes = new DeadlineNodes();
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private MongoDeadlineManager manager;

    @BeforeEach
    void start() {
        manager = new MongoDeadlineManager(nodes.database(), DeadlineNodes.PROPERTIES, Clock.systemUTC(),
                _ -> Stream.of(new Aggregate()));
        manager.start(List.of());
    }

    @AfterEach
    void close() {
        manager.shutdown();
        nodes.close();
    }

    private final class Aggregate implements ScopeAware {
        @Override
        public void send(Message<?> message, ScopeDescriptor scope) {
            sent.add(new Sent((DeadlineMessage<?>) message, scope));
        }

        @Override
        public boolean canResolve(ScopeDescriptor scope) {
            return scope instanceof AggregateScopeDescriptor;
        }
    }

    @Test
    void theAggregateGetsThePayloadAndMetadataItScheduled() {
        Offer offer = new Offer("table 3", Instant.parse("2026-11-24T18:00:00.123456789Z"));
        manager.registerDispatchInterceptor(
                _ -> (_, message) -> message.andMetaData(MetaData.with("correlationId", "c-1")));
        String id = manager.schedule(Instant.now(), "offer", GenericDeadlineMessage.asEventMessage(offer),
                SLOT);

        await().until(() -> sent.size() == 1);
        assertThat(sent.element().scope()).isEqualTo(SLOT);
        assertThat(sent.element().message().getDeadlineName()).isEqualTo("offer");
        assertThat(sent.element().message().getPayload()).isEqualTo(offer);
        assertThat(sent.element().message().getMetaData()).containsEntry("correlationId", "c-1");
        assertThat(id).isNotBlank();
    }

    @Test
    void handlerInterceptorsSeeTheDeadline() {
        manager.registerHandlerInterceptor((unit, chain) -> {
            unit.transformMessage(message -> message.andMetaData(MetaData.with("seen", true)));
            return chain.proceed();
        });
        manager.schedule(Instant.now(), "offer", null, SLOT);

        await().until(() -> sent.size() == 1);
        assertThat(sent.element().message().getMetaData()).containsEntry("seen", true);
        assertThat(sent.element().message().getPayload()).isNull();
    }

    @Test
    void cancellingDropsByScheduleByNameAndWithinAScope() {
        Instant dueAt = Instant.now().plusSeconds(3_600);
        manager.schedule(dueAt, "offer", null, SLOT);
        manager.schedule(dueAt, "offer", null, OTHER);
        manager.schedule(dueAt, "end", null, SLOT);
        manager.schedule(dueAt, "end", null, OTHER);
        String id = manager.schedule(dueAt, "reminder", null, SLOT);
        manager.schedule(dueAt, "reminder", null, OTHER);

        manager.cancelAllWithinScope("offer", SLOT);
        assertThat(pending()).hasSize(5).doesNotContain("offer:" + SLOT.scopeDescription());
        manager.cancelAll("end");
        assertThat(pending()).hasSize(3).noneMatch(key -> key.startsWith("end"));
        manager.cancelSchedule("reminder", "another id");
        manager.cancelSchedule("reminder", id);
        assertThat(pending()).containsExactlyInAnyOrder("offer:" + OTHER.scopeDescription(),
                "reminder:" + OTHER.scopeDescription());
    }

    @Test
    void aCommandThatIsRolledBackHasScheduledNothing() {
        DefaultUnitOfWork<?> unit = DefaultUnitOfWork
                .startAndGet(GenericCommandMessage.asCommandMessage("register"));
        manager.schedule(Instant.now().plusSeconds(60), "offer", null, SLOT);
        unit.rollback();
        assertThat(pending()).isEmpty();

        unit = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("register"));
        manager.schedule(Instant.now().plusSeconds(60), "offer", null, SLOT);
        assertThat(pending()).isEmpty();
        unit.commit();
        assertThat(pending()).hasSize(1);
    }

    @Test
    void whatAnEventSchedulesIsStoredBeforeItsTokenIs() {
        DefaultUnitOfWork<?> unit = DefaultUnitOfWork
                .startAndGet(GenericEventMessage.asEventMessage("registered"));
        unit.onPrepareCommit(_ -> assertThat(pending()).hasSize(1));
        manager.schedule(Duration.ofMinutes(1), "offer", null, SLOT);
        unit.commit();
        assertThat(unit.isRolledBack()).isFalse();
    }

    private List<String> pending() {
        return nodes.documents().find().map(document -> document.getString("_id")).into(new ArrayList<>());
    }
}
