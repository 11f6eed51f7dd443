package io.causerie.gateway.hub.memory;

import io.causerie.gateway.hub.WaitingLimits;
import io.causerie.gateway.hub.WaitingPool;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;

/** The waiting pool of a single node: one lock, held for microseconds. */
final class MemoryWaitingPool implements WaitingPool {
    /** When two who exclude each other may be matched, if both still wait. */
    private record Due(Instant at, String userId, String otherId) {}

    /** @param until when the two wait again if nothing was heard of their meeting */
    private record Meeting(Ticket ticket, Instant until) {}

    private final WaitingLimits limits;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue queue = new Queue();
    private final Map<String, Meeting> meetings = new HashMap<>();
    private final PriorityQueue<Due> dues = new PriorityQueue<>((a, b) -> a.at().compareTo(b.at()));

    MemoryWaitingPool(WaitingLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Outcome enter(Ticket ticket) {
        lock.lock();
        try {
            return meetings.containsKey(ticket.userId()) ? new Outcome.AboutToMeet() : admit(ticket);
        } finally {
            lock.unlock();
        }
    }

    private Outcome admit(Ticket ticket) {
        Instant now = clock.instant();
        Ticket placed = queue.remove(ticket.userId())
                .filter(before -> before.since().isBefore(ticket.since()))
                .map(before -> new Ticket(ticket.userId(), ticket.language(), ticket.level(), before.since(),
                        ticket.excludedUntil()))
                .orElse(ticket);
        Optional<Ticket> partner = queue.oldestFor(placed, now);
        if (partner.isPresent()) {
            return match(placed, partner.get(), now);
        }
        queue.add(placed);
        placed.excludedUntil().forEach((other, until) -> remember(placed.userId(), other, until, now));
        return new Outcome.Waiting(queue.position(placed));
    }

    private Outcome.Matched match(Ticket one, Ticket other, Instant now) {
        for (Ticket ticket : List.of(one, other)) {
            queue.remove(ticket.userId());
            meetings.put(ticket.userId(), new Meeting(ticket, now.plus(limits.meetingTimeout())));
        }
        return Queue.ORDER.compare(one, other) < 0
                ? new Outcome.Matched(one, other)
                : new Outcome.Matched(other, one);
    }

    private void remember(String userId, String otherId, Instant until, Instant now) {
        if (until.isAfter(now) && until.isBefore(Instant.MAX)) {
            dues.add(new Due(until, userId, otherId));
        }
    }

    @Override
    public boolean leave(String userId) {
        lock.lock();
        try {
            return queue.remove(userId).isPresent() | meetings.remove(userId) != null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Outcome> giveBack(Ticket ticket) {
        lock.lock();
        try {
            return meetings.remove(ticket.userId()) == null ? Optional.empty() : Optional.of(admit(ticket));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void exclude(String userId, String otherId, Instant until) {
        lock.lock();
        try {
            Instant now = clock.instant();
            queue.find(userId).ifPresent(ticket -> {
                Map<String, Instant> excluded = new HashMap<>(ticket.excludedUntil());
                excluded.merge(otherId, until, (a, b) -> a.isAfter(b) ? a : b);
                queue.remove(userId);
                queue.add(new Ticket(userId, ticket.language(), ticket.level(), ticket.since(), excluded));
                remember(userId, otherId, until, now);
            });
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Outcome.Matched> takeDue() {
        lock.lock();
        try {
            Instant now = clock.instant();
            List<Outcome.Matched> matched = new ArrayList<>();
            List<Ticket> unheardOf = meetings.values().stream()
                    .filter(meeting -> !now.isBefore(meeting.until()))
                    .map(Meeting::ticket).sorted(Queue.ORDER).toList();
            unheardOf.forEach(ticket -> meetings.remove(ticket.userId()));
            unheardOf.forEach(ticket -> collect(admit(ticket), matched));
            while (!dues.isEmpty() && !now.isBefore(dues.peek().at())) {
                Due due = dues.remove();
                queue.find(due.userId()).flatMap(one -> queue.oldestFor(one, now)
                        .map(other -> match(one, other, now))).ifPresent(matched::add);
            }
            return matched;
        } finally {
            lock.unlock();
        }
    }

    private static void collect(Outcome outcome, List<Outcome.Matched> matched) {
        if (outcome instanceof Outcome.Matched pair) {
            matched.add(pair);
        }
    }

    @Override
    public OptionalInt position(String userId) {
        lock.lock();
        try {
            return queue.find(userId).map(ticket -> OptionalInt.of(queue.position(ticket)))
                    .orElseGet(OptionalInt::empty);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }
}
