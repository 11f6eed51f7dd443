package io.causerie.gateway.bridge;

import static io.causerie.api.InvalidValue.require;

import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.eventlog.Commit;
import io.causerie.eventlog.CommitLog;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Compares a part of the log with what was told of it. */
public final class BridgeCheck {
    private final CommitLog log;
    private final EventStorageEngine events;
    private final ToldPosition told;
    private final ToldMessages topic;
    private final BridgeLimits limits;
    private final Semaphore one = new Semaphore(1);

    public BridgeCheck(CommitLog log, EventStorageEngine events, ToldPosition told, ToldMessages topic,
            BridgeLimits limits) {
        this.log = log;
        this.events = events;
        this.told = told;
        this.topic = topic;
        this.limits = limits;
    }

    /**
     * Each end is a position of the log, or an instant: from what was stored then or later, to what was stored before. Without an end
     * it is as far as the log has been told; without a beginning, as much as one check may cover.
     */
    public CheckReport check(@Nullable String from, @Nullable String to) {
        long toldUpTo = told.read();
        long last = to == null ? toldUpTo : positionOf("to", to, 0);
        long first = from == null
                ? Math.max(1, last - limits.checkRange() + 1)
                : positionOf("from", from, 1);
        require(first >= 1, "from", "must be at least 1");
        require(to == null || from == null || first <= last + 1, "from", "must not be after to");
        require(last - first < limits.checkRange(), "from",
                "must be at most " + limits.checkRange() + " positions before to");
        if (!one.tryAcquire()) {
            throw new Rejection(RejectionCode.CONFLICT, "Another check is under way.");
        }
        try {
            return compared(first, Math.min(last, toldUpTo), toldUpTo);
        } finally {
            one.release();
        }
    }

    private CheckReport compared(long from, long to, long toldUpTo) {
        List<Message> expected = from > to ? List.of() : expected(from, to);
        if (expected.isEmpty()) {
            return CheckReport.of(from, to, toldUpTo, 0, List.of(), new Comparison(expected));
        }
        Instant since = log.containing(from).map(Commit::at).orElse(Instant.EPOCH);
        ToldMessages.Contents contents = topic.read(since, from, to, limits.checkTimeout());
        Comparison comparison = new Comparison(expected).with(contents.found());
        List<Message> missing = comparison.notFound().stream()
                .filter(message -> !contents.hasExpired(message)).toList();
        return CheckReport.of(from, to, toldUpTo, expected.size(), missing, comparison);
    }

    private List<Message> expected(long from, long to) {
        try (Stream<? extends TrackedEventMessage<?>> read = events
                .readEvents(new GlobalSequenceTrackingToken(from - 1), false)) {
            return read.takeWhile(event -> event.trackingToken().position().orElse(0) <= to)
                    .flatMap(event -> Bridge.messageOf(event).stream()).toList();
        }
    }

    private long positionOf(String field, String text, int after) {
        try {
            return text.chars().allMatch(c -> c >= '0' && c <= '9')
                    ? Long.parseLong(text)
                    : events.createTokenAt(Instant.parse(text)).position().orElse(0) + after;
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new InvalidValue(field, "must be a position of the log or an instant");
        }
    }
}
