package io.causerie.gateway.partner;

import io.causerie.gateway.hub.WaitingPool.Ticket;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who of this node's users waits, as far as the node knows, and the order of what happens to each of them. */
final class WaitingHere {
    private static final int LOCKS = 256;

    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    /** Whose {@code find_partner} is to be answered, and under which id. */
    private final Map<String, String> asked = new ConcurrentHashMap<>();
    private final List<ReentrantLock> locks = IntStream.range(0, LOCKS).mapToObj(_ -> new ReentrantLock())
            .toList();

    /** Does one thing at a time for a user, so that what they hear comes in the order in which it became true. */
    <T extends @Nullable Object> T inTurn(String userId, Supplier<T> work) {
        ReentrantLock lock = locks.get(Math.floorMod(userId.hashCode(), LOCKS));
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void add(Ticket ticket) {
        tickets.put(ticket.userId(), ticket);
    }

    boolean remove(String userId) {
        asked.remove(userId);
        return tickets.remove(userId) != null;
    }

    boolean contains(String userId) {
        return tickets.containsKey(userId);
    }

    Collection<Ticket> all() {
        return List.copyOf(tickets.values());
    }

    void asked(String userId, @Nullable String id) {
        if (id != null) {
            asked.put(userId, id);
        }
    }

    /** The id to answer under, once. */
    @Nullable
    String answering(String userId) {
        return asked.remove(userId);
    }
}
