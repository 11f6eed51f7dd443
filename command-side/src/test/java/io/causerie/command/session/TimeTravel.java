package io.causerie.command.session;

import static io.causerie.command.session.Given.*;

import io.causerie.command.process.Prompts;
import io.causerie.command.fixture.CommandFixture;
import io.causerie.eventlog.deadline.DeadlineHandler;
import io.causerie.eventlog.deadline.Deadlines;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericEventMessage;

/** Sessions together with their processes, where time passes only when the test says so. */
final class TimeTravel {
    private record Promise(String name, String key) {}

    /** Remembers what was asked for; {@link #to} keeps it. */
    private static final class RememberedDeadlines implements Deadlines {
        private final Map<Promise, Instant> pending = new HashMap<>();

        @Override
        public void schedule(String name, String key, Instant dueAt) {
            pending.put(new Promise(name, key), dueAt);
        }

        @Override
        public void cancel(String name, String key) {
            pending.remove(new Promise(name, key));
        }

        Optional<Promise> dueFirst(Instant until) {
            return pending.entrySet().stream().filter(entry -> !entry.getValue().isAfter(until))
                    .min(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
        }
    }

    private final CommandFixture fixture = sessions();
    private final RememberedDeadlines deadlines = new RememberedDeadlines();
    private final Prompts prompts = new Prompts(fixture.gateway());
    private final List<DeadlineHandler> processes = List.of(new Grace(deadlines, prompts),
            new SlotEnd(deadlines, prompts), new AllLeft(deadlines, prompts),
            new RecordingDue(deadlines, prompts, SETTINGS));
    private final List<AnnotationEventHandlerAdapter> listeners = Stream
            .concat(processes.stream(), Stream.of(new SlotCancellation(prompts)))
            .map(AnnotationEventHandlerAdapter::new).toList();
    private int heard;

    /** The session has just opened for Marie, Jean and Pierre. */
    static TimeTravel fromTheStart() {
        return new TimeTravel().given(opened());
    }

    TimeTravel given(Object... events) {
        fixture.given(events);
        listen();
        return this;
    }

    TimeTravel commands(Object... commands) {
        fixture.givenCommands(commands);
        listen();
        return this;
    }

    /** Time passes, and each deadline on the way is kept at its time. */
    TimeTravel to(Instant target) {
        for (Optional<Promise> due = deadlines.dueFirst(target); due.isPresent(); due = deadlines
                .dueFirst(target)) {
            keep(due.get(), deadlines.pending.get(due.get()));
        }
        fixture.givenTime(target);
        return this;
    }

    /** Time passes while nothing runs; then everything that was missed comes at once. */
    TimeTravel asleepUntil(Instant target) {
        fixture.givenTime(target);
        for (Optional<Promise> due = deadlines.dueFirst(target); due.isPresent(); due = deadlines
                .dueFirst(target)) {
            keep(due.get(), target);
        }
        return this;
    }

    /** A deadline handler is told, whether or not it should be; with that its deadline is gone, as it is in earnest. */
    TimeTravel told(String name) {
        deadlines.pending.remove(new Promise(name, ID));
        due(name, ID);
        listen();
        return this;
    }

    List<String> pending() {
        return deadlines.pending.keySet().stream().map(Promise::name).sorted(Comparator.naturalOrder())
                .toList();
    }

    <E> List<E> all(Class<E> type) {
        return fixture.events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void keep(Promise promise, Instant at) {
        fixture.givenTime(at);
        deadlines.pending.remove(promise);
        due(promise.name(), promise.key());
        listen();
    }

    private void due(String name, String key) {
        try {
            processes.stream().filter(process -> process.name().equals(name)).findFirst().orElseThrow()
                    .due(key);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Twice, as a handler must bear that is run again after a crash. */
    private void listen() {
        for (List<Object> events = fixture.events(); heard < events.size(); events = fixture.events()) {
            Object event = events.get(heard);
            heard++;
            listeners.forEach(listener -> {
                handle(listener, event);
                handle(listener, event);
            });
        }
    }

    private static void handle(AnnotationEventHandlerAdapter listener, Object event) {
        try {
            listener.handle(GenericEventMessage.asEventMessage(event));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
