package io.causerie.query.audit;

import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.eventlog.LoggedEvent;
import io.causerie.eventlog.axon.EventHistory;
import io.causerie.query.reading.Cursor;
import io.causerie.query.reading.Page;
import io.causerie.query.reading.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What happened to the aggregates of one kind, and how they were at any moment. */
public final class History<V> {
    private static final int EVENTS_OF_A_DIFF = 200;

    private final String aggregateType;
    private final String noun;
    private final Supplier<Fold<V>> folds;
    private final EventHistory log;
    private final Clock clock;
    private final JsonMapper json;
    private final AuditEvents events;

    private History(String aggregateType, String noun, Supplier<Fold<V>> folds, EventHistory log,
            Clock clock, JsonMapper json) {
        this.aggregateType = aggregateType;
        this.noun = noun;
        this.folds = folds;
        this.log = log;
        this.clock = clock;
        this.json = json;
        this.events = new AuditEvents(log, json);
    }

    public static History<AuditedSession> ofSessions(EventHistory log, Clock clock, JsonMapper json) {
        return new History<>("Session", "session", SessionFold::new, log, clock, json);
    }

    public static History<AuditedSlot> ofSlots(EventHistory log, Clock clock, JsonMapper json) {
        return new History<>("TimeSlot", "slot", SlotFold::new, log, clock, json);
    }

    /** Some of its events, in the order they happened. */
    public Page<AuditEvent> page(String id, PageRequest request) {
        long head = log.head();
        long first = request.after().map(History::sequenceOf).map(seen -> seen + 1).orElse(0L);
        List<LoggedEvent> rows = logged(id, first).limit(request.limit() + 1).toList();
        if (rows.isEmpty()) {
            requireExists(id);
        }
        return Page.of(rows, request, History::cursorAfter, head).map(events::of);
    }

    /** All its events in the order they happened, read as they are consumed. */
    public Stream<AuditEvent> all(String id) {
        requireExists(id);
        return logged(id, 0).map(events::of);
    }

    /** How it was. */
    public StateAt<V> at(String id, Moment moment) {
        requireKnown(moment);
        return fold(id, moment).orElseThrow(this::notThen);
    }

    /** What happened between two moments; it need not exist at the first. */
    public StateDiff between(String id, Moment from, Moment to) {
        requireKnown(from);
        requireKnown(to);
        Optional<StateAt<V>> before = fold(id, from);
        StateAt<V> after = fold(id, to).orElseThrow(this::notThen);
        long seen = before.map(StateAt::eventCount).orElse(0L);
        InvalidValue.require(seen <= after.eventCount(), from.field(), "must not be after " + to.field());
        long count = after.eventCount() - seen;
        List<LoggedEvent> shown = logged(id, seen).limit(Math.min(count, EVENTS_OF_A_DIFF)).toList();
        return new StateDiff(before.map(History::side).orElse(null), side(after),
                Differences.between(json.valueToTree(before.<Object>map(StateAt::state).orElse(Map.of())),
                        json.valueToTree(after.state())),
                shown.stream().map(events::of).toList(), count,
                shown.size() < count ? cursorAfter(shown.getLast()).encoded() : null);
    }

    private static StateDiff.DiffEnd side(StateAt<?> state) {
        return new StateDiff.DiffEnd(state.position(), state.at(), state.eventCount());
    }

    /** Empty if it had no event by then. */
    private Optional<StateAt<V>> fold(String id, Moment moment) {
        Fold<V> fold = folds.get();
        AtomicReference<@Nullable LoggedEvent> last = new AtomicReference<>();
        log.payloads(logged(id, 0).takeWhile(moment::includes).peek(last::set)).forEach(fold::evolve);
        return Optional.ofNullable(last.get()).map(event -> new StateAt<>(event.position(), event.at(),
                event.event().sequence() + 1, fold.state()));
    }

    private Rejection notThen() {
        return new Rejection(RejectionCode.NOT_FOUND, "There was no such " + noun + " then.");
    }

    /** Of another kind with that id there is nothing to be seen here. */
    private Stream<LoggedEvent> logged(String id, long first) {
        return log.ofAggregate(id, first).takeWhile(this::isOfThisKind);
    }

    private boolean isOfThisKind(LoggedEvent event) {
        return event.event().aggregateType().equals(aggregateType);
    }

    private void requireExists(String id) {
        if (log.firstOf(id).filter(this::isOfThisKind).isEmpty()) {
            throw new Rejection(RejectionCode.NOT_FOUND, "There is no such " + noun + ".");
        }
    }

    private void requireKnown(Moment moment) {
        switch (moment) {
            case Moment.AtPosition at -> {
                long head = log.head();
                InvalidValue.require(at.position() <= head, at.field(),
                        "must be at most " + head + ", where the log ends");
            }
            case Moment.AtInstant at -> InvalidValue.require(isPast(at.instant()), at.field(),
                    "must not lie ahead");
        }
    }

    /** By our clock, or by that of whoever wrote the newest event. */
    private boolean isPast(Instant instant) {
        long head = log.head();
        return !instant.isAfter(clock.instant()) || log.between(Math.max(1, head), head)
                .anyMatch(newest -> !instant.isAfter(newest.at()));
    }

    private static Cursor cursorAfter(LoggedEvent event) {
        return new Cursor(event.at(), Long.toString(event.event().sequence()));
    }

    private static long sequenceOf(Cursor cursor) {
        InvalidValue.require(cursor.id().matches("\\d{1,18}"), "cursor", "must be one that this list gave");
        return Long.parseLong(cursor.id());
    }
}
