package io.causerie.gateway.hub.memory;

import io.causerie.gateway.hub.WaitingLimits;
import io.causerie.gateway.hub.WaitingPool;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The waiting pool of a single node: one lock, held for microseconds. */
final class MemoryWaitingPool implements WaitingPool {
    /** When somebody who waits may meet somebody they excluded until then. */
    private record Due(Instant at, String userId, String otherId) {}

    /** @param until when they wait again if nothing was heard of their meeting */
    private record Meeting(Ticket ticket, Instant until) {}

    private final WaitingLimits limits;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue queue = new Queue();
    private final Map<String, Ticket> aside = new HashMap<>();
    private final Map<String, Wish> wishes = new HashMap<>();
    private final Map<String, Meeting> meetings = new HashMap<>();
    private final PriorityQueue<Due> dues = new PriorityQueue<>(Comparator.comparing(Due::at));

    MemoryWaitingPool(WaitingLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Outcome enter(Ticket ticket) {
        return locked(() -> {
            wishes.put(ticket.userId(), ticket.wish());
            return meetings.containsKey(ticket.userId()) ? new Outcome.AboutToMeet() : admit(ticket);
        });
    }

    private Outcome admit(Ticket ticket) {
        Ticket placed = takeOut(ticket.userId()).map(Ticket::since).filter(ticket.since()::isAfter)
                .map(ticket::withSince).orElse(ticket);
        add(placed);
        return matchOldest(placed).orElseGet(() -> new Outcome.Waiting(queue.position(placed)));
    }

    private void add(Ticket ticket) {
        queue.add(ticket);
        Instant now = clock.instant();
        ticket.excludedUntil().forEach((other, until) -> {
            if (until.isAfter(now) && until.isBefore(Instant.MAX)) {
                dues.add(new Due(until, ticket.userId(), other));
            }
        });
    }

    private Optional<Outcome> matchOldest(Ticket one) {
        Instant now = clock.instant();
        return queue.oldestFor(one, now).map(other -> {
            for (Ticket ticket : List.of(one, other)) {
                queue.remove(ticket.userId());
                meetings.put(ticket.userId(), new Meeting(ticket, now.plus(limits.meetingTimeout())));
            }
            return Queue.ORDER.compare(one, other) < 0
                    ? new Outcome.Matched(one, other)
                    : new Outcome.Matched(other, one);
        });
    }

    private Optional<Ticket> takeOut(String userId) {
        Ticket wasAside = aside.remove(userId);
        return wasAside == null ? queue.remove(userId) : Optional.of(wasAside);
    }

    @Override
    public boolean leave(String userId) {
        return locked(() -> takeOut(userId).isPresent() | meetings.remove(userId) != null);
    }

    @Override
    public Optional<Outcome> giveBack(String userId) {
        return locked(
                () -> Optional.ofNullable(meetings.remove(userId)).map(meeting -> admit(meeting.ticket())));
    }

    @Override
    public boolean setAside(String userId) {
        return locked(() -> {
            Meeting meeting = meetings.remove(userId);
            Optional<Ticket> ticket = meeting == null
                    ? queue.remove(userId)
                    : Optional.of(meeting.ticket());
            ticket.ifPresent(one -> aside.put(userId, one));
            return ticket.isPresent();
        });
    }

    @Override
    public Optional<Outcome> comeBack(String userId) {
        return locked(() -> Optional.ofNullable(aside.remove(userId)).map(this::admit));
    }

    @Override
    public void exclude(String userId, String otherId, Instant until) {
        locked(() -> {
            queue.remove(userId).ifPresent(ticket -> add(ticket.excluding(otherId, until)));
            aside.computeIfPresent(userId, (_, ticket) -> ticket.excluding(otherId, until));
            meetings.computeIfPresent(userId,
                    (_, meeting) -> new Meeting(meeting.ticket().excluding(otherId, until), meeting.until()));
            return null;
        });
    }

    @Override
    public List<Outcome.Matched> takeDue() {
        return locked(() -> {
            Instant now = clock.instant();
            Set<Ticket> candidates = new TreeSet<>(Queue.ORDER);
            List<Ticket> unheardOf = meetings.values().stream()
                    .filter(meeting -> !now.isBefore(meeting.until()))
                    .map(Meeting::ticket).toList();
            unheardOf.forEach(ticket -> {
                meetings.remove(ticket.userId());
                add(ticket);
                candidates.add(ticket);
            });
            while (!dues.isEmpty() && !now.isBefore(dues.peek().at())) {
                Due due = dues.remove();
                queue.find(due.userId()).ifPresent(candidates::add);
                queue.find(due.otherId()).ifPresent(candidates::add);
            }
            return matchAll(candidates);
        });
    }

    /** The oldest first, so that nobody is overtaken by those who became eligible at the same time. */
    private List<Outcome.Matched> matchAll(Set<Ticket> candidates) {
        List<Outcome.Matched> matched = new ArrayList<>();
        for (Ticket ticket : candidates) {
            queue.find(ticket.userId()).flatMap(this::matchOldest)
                    .ifPresent(outcome -> matched.add((Outcome.Matched) outcome));
        }
        return matched;
    }

    @Override
    public Optional<Wish> lastWish(String userId) {
        return locked(() -> Optional.ofNullable(wishes.get(userId)));
    }

    @Override
    public void forget(String userId) {
        locked(() -> {
            leave(userId);
            return wishes.remove(userId);
        });
    }

    @Override
    public OptionalInt position(String userId) {
        return locked(() -> queue.find(userId).map(ticket -> OptionalInt.of(queue.position(ticket)))
                .orElseGet(OptionalInt::empty));
    }

    @Override
    public int size() {
        return locked(queue::size);
    }

    @Override
    public List<Group> groups() {
        return locked(queue::groups);
    }

    private <T extends @Nullable Object> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
