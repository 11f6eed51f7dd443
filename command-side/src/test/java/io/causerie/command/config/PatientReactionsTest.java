package io.causerie.command.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.eventlog.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.annotation.AnnotatedMessageHandlingMemberDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiHandlerDefinition;
import org.junit.jupiter.api.Test;

class PatientReactionsTest {
    private static final ProcessLimits LIMITS = new ProcessLimits(1, Duration.ofMillis(1),
            Duration.ofMillis(2));

    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private int calls;

    @Test
    void a_reaction_waits_for_a_store_that_is_away() throws Exception {
        failures.addAll(List.of(away(), new IllegalStateException(away()), away()));

        tell(new Reaction());

        assertThat(calls).isEqualTo(4);
    }

    @Test
    void what_needs_a_person_is_not_tried_again() {
        failures.add(new IllegalStateException("broken"));

        assertThatThrownBy(() -> tell(new Reaction())).hasMessage("broken");
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void other_handlers_are_left_alone() {
        failures.add(away());

        assertThatThrownBy(() -> tell(new Process())).isInstanceOf(StoreUnavailable.class);
        assertThat(calls).isEqualTo(1);
    }

    private static StoreUnavailable away() {
        return new StoreUnavailable("away", new IllegalStateException());
    }

    private void call() {
        calls++;
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
    }

    private static void tell(Object handler) throws Exception {
        new AnnotationEventHandlerAdapter(handler,
                ClasspathParameterResolverFactory.forClass(handler.getClass()),
                MultiHandlerDefinition.ordered(new PatientReactions(LIMITS),
                        new AnnotatedMessageHandlingMemberDefinition()))
                .handle(GenericEventMessage.asEventMessage("something"));
    }

    @ProcessingGroup("reactions")
    private final class Reaction {
        @EventHandler
        void on(String event) {
            call();
        }
    }

    @ProcessingGroup("processes")
    private final class Process {
        @EventHandler
        void on(String event) {
            call();
        }
    }
}
