package io.causerie.eventlog.axon;

import io.causerie.eventlog.CommitLog;
import io.causerie.eventlog.LoggedEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * What the log holds, for whoever looks back: events as they were written, and what they mean to today's classes. Streams are read as
 * they are consumed, some hundred events at a time, and may fail with {@code StoreUnavailable} at any point.
 */
public final class EventHistory {
    private static final int AT_ONCE = 500;

    private final CommitLog log;
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    public EventHistory(CommitLog log, Serializer eventSerializer, EventUpcaster upcasters) {
        this.log = log;
        this.serializer = eventSerializer;
        this.upcasters = upcasters;
    }

    /** The position of the last event; 0 if there is none. */
    public long head() {
        return log.head();
    }

    /** One aggregate's events in order, from {@code firstSequence} on. */
    public Stream<LoggedEvent> ofAggregate(String aggregateId, long firstSequence) {
        return paged(log.readAggregate(aggregateId, firstSequence, AT_ONCE), page -> page.size() < AT_ONCE
                ? List.of()
                : log.readAggregate(aggregateId, page.getLast().event().sequence() + 1, AT_ONCE));
    }

    /** The first event of an aggregate; empty if there is no such aggregate. */
    public Optional<LoggedEvent> firstOf(String aggregateId) {
        return log.readAggregate(aggregateId, 0, 1).stream().findFirst();
    }

    /** All events from position {@code from} to position {@code to}, or to the log's end if that comes first. */
    public Stream<LoggedEvent> between(long from, long to) {
        return paged(log.readAfter(from - 1, AT_ONCE), page -> page.getLast().position() >= to
                ? List.of()
                : log.readAfter(page.getLast().position(), AT_ONCE))
                .takeWhile(event -> event.position() <= to);
    }

    /** The payloads of {@code events} as an aggregate reads them: of the newest revision, in today's classes. */
    public Stream<?> payloads(Stream<LoggedEvent> events) {
        return EventUtils.upcastAndDeserializeTrackedEvents(events.map(LoggedEventData::new), serializer,
                upcasters).map(message -> message.getPayload());
    }

    private static Stream<LoggedEvent> paged(List<LoggedEvent> first,
            UnaryOperator<List<LoggedEvent>> next) {
        return Stream.iterate(first, page -> !page.isEmpty(), next).flatMap(List::stream);
    }
}
