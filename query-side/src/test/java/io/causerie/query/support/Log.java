package io.causerie.query.support;

import io.causerie.api.identity.AgendaEvent;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.ReportEvent;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.timeslot.SlotSeriesEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.eventlog.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Appends events to the log as aggregates would. */
public final class Log {
    private final Map<String, Long> sequences = new ConcurrentHashMap<>();
    private final EventStore store;
    private final LogPosition position;

    Log(EventStore store, LogPosition position) {
        this.store = store;
        this.position = position;
    }

    /** Appends all of them at once; returns the position of the last. */
    public synchronized long append(Object... events) {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (Object event : events) {
            String id = aggregateOf(event);
            messages.add(
                    new GenericDomainEventMessage<>(typeOf(event), id,
                            sequences.merge(id, 0L, (old, zero) -> old + 1), event));
        }
        store.publish(messages);
        return position.position();
    }

    private static String typeOf(Object event) {
        return event.getClass().getEnclosingClass().getSimpleName().replaceFirst("Event$", "");
    }

    private static String aggregateOf(Object event) {
        return switch (event) {
            case TimeSlotEvent e -> e.slotId();
            case SessionEvent e -> e.sessionId();
            case AgendaEvent e -> "agenda:" + e.userId();
            case ReportEvent e -> e.reportId();
            case AccountEvent e -> "account:" + e.userId();
            case SlotSeriesEvent e -> e.seriesId();
            default -> throw new IllegalArgumentException(event.getClass().getName());
        };
    }
}
