package io.causerie.eventlog.deadline;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.ScopeAwareProvider;
import org.axonframework.messaging.ScopeDescriptor;

/** Finds the {@link DeadlineHandler} of a {@link KeyScope}; any other scope is Axon's (an aggregate, a saga). */
final class HandlerScopes implements ScopeAwareProvider {
    private final ScopeAwareProvider others;
    private volatile Map<String, DeadlineHandler> handlers = Map.of();

    HandlerScopes(ScopeAwareProvider others) {
        this.others = others;
    }

    void register(Collection<? extends DeadlineHandler> found) {
        // Fails on two handlers of one name.
        handlers = found.stream()
                .collect(Collectors.toUnmodifiableMap(DeadlineHandler::name, Function.identity()));
    }

    @Override
    public Stream<ScopeAware> provideScopeAwareStream(ScopeDescriptor scope) {
        if (scope instanceof KeyScope(String name, String key)) {
            return Stream.ofNullable(handlers.get(name)).map(handler -> new Told(handler, key));
        }
        return others.provideScopeAwareStream(scope);
    }

    private record Told(DeadlineHandler handler, String key) implements ScopeAware {
        @Override
        public void send(Message<?> message, ScopeDescriptor scope) throws Exception {
            handler.due(key);
        }

        @Override
        public boolean canResolve(ScopeDescriptor scope) {
            return true;
        }
    }
}
