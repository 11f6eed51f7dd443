package io.causerie.eventlog.deadline;

import com.mongodb.client.MongoDatabase;
import io.causerie.eventlog.deadline.DeadlineStore.Entry;
import io.causerie.eventlog.deadline.StoredDeadline.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.deadline.AbstractDeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.ScopeAwareProvider;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's deadlines in the MongoDB collection {@code deadlines}, kept by any number of nodes, each told at least once. There
 * is one per name and scope: scheduling again replaces the earlier one.
 *
 * <p>Inside a command a change waits for the command to be about to commit. Inside an event's unit of work it takes effect
 * at once, since Axon stores the processor's token before what waits for the commit: a crash between the two would
 * lose the deadline.
 */
public final class MongoDeadlineManager extends AbstractDeadlineManager {
    private final DeadlineStore store;
    private final DeadlineProperties properties;
    private final DeadlineCounts counts = new DeadlineCounts();
    private final HandlerScopes scopes;
    private final Clock clock;
    /** Null while stopped. */
    private volatile @Nullable DeadlineRunner runner;
    private final Serializer serializer = JacksonSerializer.defaultSerializer();

    /** @param others finds the aggregates and sagas of the deadlines that those schedule */
    public MongoDeadlineManager(MongoDatabase database, DeadlineProperties properties, Clock clock,
            ScopeAwareProvider others) {
        this.store = new DeadlineStore(database, UUID.randomUUID().toString());
        this.properties = properties;
        this.scopes = new HandlerScopes(others);
        this.clock = clock;
    }

    /** Begins to tell these handlers, also after {@link #shutdown}. Deadlines can be scheduled at any time. */
    public synchronized void start(Collection<? extends DeadlineHandler> handlers) {
        if (runner == null) {
            scopes.register(handlers);
            DeadlineRunner started = new DeadlineRunner(store, properties, clock, this::tell, counts);
            runner = started;
            started.start();
        }
    }

    /** Waits for running handlers, and leaves what is pending to the next start or to other nodes. */
    @Override
    public synchronized void shutdown() {
        DeadlineRunner stopping = runner;
        runner = null;
        if (stopping != null) {
            stopping.stop();
        }
    }

    /** This manager for {@link DeadlineHandler}s. */
    public Deadlines keyed() {
        return new Deadlines() {
            @Override
            public void schedule(String name, String key, Instant dueAt) {
                save(GenericDeadlineMessage.asDeadlineMessage(name, null, dueAt), new KeyScope(name, key),
                        dueAt);
            }

            @Override
            public void cancel(String name, String key) {
                store.delete(name, key);
            }
        };
    }

    @Override
    public String schedule(Instant dueAt, String name, @Nullable Object messageOrPayload,
            ScopeDescriptor scope) {
        DeadlineMessage<?> message = GenericDeadlineMessage.asDeadlineMessage(name, messageOrPayload, dueAt);
        whenDecided(() -> save(message, scope, dueAt));
        return message.getIdentifier();
    }

    @Override
    public void cancelSchedule(String name, String scheduleId) {
        whenDecided(() -> store.deleteSchedule(name, scheduleId));
    }

    @Override
    public void cancelAll(String name) {
        whenDecided(() -> store.deleteAll(name));
    }

    @Override
    public void cancelAllWithinScope(String name, ScopeDescriptor scope) {
        whenDecided(() -> store.delete(name, scope.scopeDescription()));
    }

    DeadlineCounts counts() {
        return counts;
    }

    int expected() {
        DeadlineRunner current = runner;
        return current == null ? 0 : current.expected();
    }

    private void whenDecided(Runnable change) {
        if (CurrentUnitOfWork.map(unit -> unit.getMessage() instanceof CommandMessage).orElse(false)) {
            runOnPrepareCommitOrNow(change);
        } else {
            change.run();
        }
    }

    private void save(DeadlineMessage<?> message, ScopeDescriptor scope, Instant dueAt) {
        DeadlineMessage<?> intercepted = processDispatchInterceptors(message);
        Entry entry = store.save(new StoredDeadline(intercepted.getDeadlineName(), scope.scopeDescription(),
                intercepted.getIdentifier(), Instant.ofEpochMilli(dueAt.toEpochMilli()),
                write(intercepted.getPayload()),
                scope instanceof KeyScope ? null : write(scope),
                serializer.serialize(intercepted.getMetaData(), String.class).getData()));
        DeadlineRunner current = runner;
        if (current != null) {
            current.expect(entry);
        }
    }

    private void tell(StoredDeadline deadline) throws Throwable {
        ScopeDescriptor scope = deadline.scope() == null
                ? new KeyScope(deadline.name(), deadline.key())
                : read(deadline.scope());
        MetaData metadata = read(new Json(MetaData.class.getName(), deadline.metadata()));
        Object payload = deadline.payload() == null ? null : read(deadline.payload());
        DeadlineMessage<?> message = new GenericDeadlineMessage<>(deadline.name(), deadline.scheduleId(),
                payload,
                metadata, clock.instant());
        DefaultUnitOfWork<DeadlineMessage<?>> unit = DefaultUnitOfWork.startAndGet(message);
        ResultMessage<?> result = unit.executeWithResult(
                () -> new DefaultInterceptorChain<DeadlineMessage<?>>(unit, handlerInterceptors(),
                        intercepted -> {
                            send(intercepted, scope);
                            return null;
                        }).proceed());
        if (result.isExceptional()) {
            throw result.exceptionResult();
        }
    }

    private void send(DeadlineMessage<?> message, ScopeDescriptor scope) throws Exception {
        List<ScopeAware> found = scopes.provideScopeAwareStream(scope)
                .filter(aware -> aware.canResolve(scope)).toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("nothing here handles deadline " + message.getDeadlineName());
        }
        for (ScopeAware aware : found) {
            aware.send(message, scope);
        }
    }

    private @Nullable Json write(@Nullable Object value) {
        return value == null
                ? null
                : new Json(value.getClass().getName(), serializer.serialize(value, String.class).getData());
    }

    private <T> T read(Json json) {
        return serializer
                .deserialize(new SimpleSerializedObject<>(json.text(), String.class, json.type(), null));
    }
}
