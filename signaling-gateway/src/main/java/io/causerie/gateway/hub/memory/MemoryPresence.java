package io.causerie.gateway.hub.memory;

import io.causerie.gateway.hub.HubListener;
import io.causerie.gateway.hub.Presence;
import io.causerie.gateway.hub.PresenceLimits;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Places and arrivals of a single node. */
final class MemoryPresence implements Presence {
    /**
     * @param node where the connection is, or was before a restart
     * @param heldUntil null while connected; else when the hold runs out, or when it is handed out again
     * @param leaving whether it has been handed out: too late for a resume
     */
    private record Spot(String node, String connectionId, @Nullable Instant heldUntil, boolean leaving) {
        Spot heldUntil(Instant until, boolean handedOut) {
            return new Spot(node, connectionId, until, handedOut);
        }

        boolean isOf(String other) {
            return connectionId.equals(other);
        }

        boolean ranOut(Instant now) {
            return heldUntil != null && !now.isBefore(heldUntil);
        }
    }

    private record Arrived(String sessionId, long number) {}

    private static final class Arrivals {
        private long count;
        private final Map<String, Long> numbers = new HashMap<>();
    }

    private final String nodeId;
    private final HubListener listener;
    private final PresenceLimits limits;
    private final Clock clock;
    private final Map<String, Spot> spots = new ConcurrentHashMap<>();
    /** Those of the spots that are held: what takeExpired looks through. */
    private final Map<String, String> held = new ConcurrentHashMap<>();
    private final Map<String, Arrivals> sessions = new ConcurrentHashMap<>();
    private final Map<String, Arrived> lastArrival = new ConcurrentHashMap<>();
    private final PresenceLedger ledger;
    private final MemoryExpectations expectations;

    MemoryPresence(String nodeId, HubListener listener, PresenceLimits limits, PresenceLedger ledger,
            Clock clock) {
        this.ledger = ledger;
        this.nodeId = nodeId;
        this.listener = listener;
        this.limits = limits;
        this.clock = clock;
        this.expectations = new MemoryExpectations(spots::containsKey, limits, clock);
    }

    MemoryExpectations expectations() {
        return expectations;
    }

    @Override
    public Claim claim(String userId, String connectionId) {
        Spot previous = spots.put(userId, here(connectionId));
        expectations.came(userId);
        enter(userId, connectionId);
        if (previous == null) {
            return new Claim(Optional.empty());
        }
        held.remove(userId, previous.connectionId());
        listener.replaced(userId, previous.connectionId());
        return new Claim(Optional.of(place(previous)));
    }

    @Override
    public Resumed resume(String userId, String oldConnectionId, String newConnectionId) {
        Instant now = clock.instant();
        boolean[] known = {false};
        boolean[] sameNode = {false};
        spots.computeIfPresent(userId, (_, spot) -> {
            known[0] = spot.isOf(oldConnectionId) && !spot.leaving() && !spot.ranOut(now);
            sameNode[0] = spot.node().equals(nodeId);
            return known[0] ? here(newConnectionId) : spot;
        });
        if (!known[0]) {
            return new Resumed(false, false);
        }
        held.remove(userId, oldConnectionId);
        enter(userId, newConnectionId);
        if (sameNode[0]) {
            listener.replaced(userId, oldConnectionId);
        }
        return new Resumed(true, sameNode[0]);
    }

    private Spot here(String connectionId) {
        return new Spot(nodeId, connectionId, null, false);
    }

    private void enter(String userId, String connectionId) {
        Arrived arrived = lastArrival.get(userId);
        ledger.write(
                new PresenceLedger.Entry(userId, connectionId, arrived == null ? null : arrived.sessionId(),
                        arrived == null ? 0 : arrived.number()));
    }

    /** Those who had a connection before a restart are held from now on. */
    void restore(List<PresenceLedger.Entry> entries) {
        Instant until = clock.instant().plus(limits.hold());
        for (PresenceLedger.Entry entry : entries) {
            String userId = entry.userId();
            spots.put(userId, new Spot("", entry.connectionId(), until, false));
            held.put(userId, entry.connectionId());
            String sessionId = entry.sessionId();
            if (sessionId != null) {
                Arrivals arrivals = sessions.computeIfAbsent(sessionId, _ -> new Arrivals());
                arrivals.count = Math.max(arrivals.count, entry.number());
                arrivals.numbers.put(userId, entry.number());
                lastArrival.put(userId, new Arrived(sessionId, entry.number()));
            }
        }
    }

    @Override
    public void lost(String userId, String connectionId) {
        Instant until = clock.instant().plus(limits.hold());
        boolean[] lost = {false};
        spots.computeIfPresent(userId, (_, spot) -> {
            lost[0] = spot.isOf(connectionId) && spot.heldUntil() == null;
            if (!lost[0]) {
                return spot;
            }
            held.put(userId, connectionId);
            return spot.heldUntil(until, false);
        });
        if (lost[0]) {
            listener.held(userId, connectionId);
        }
    }

    @Override
    public boolean gone(String userId, String connectionId) {
        boolean[] gone = {false};
        spots.computeIfPresent(userId, (_, spot) -> {
            gone[0] = spot.isOf(connectionId);
            return gone[0] ? null : spot;
        });
        held.remove(userId, connectionId);
        if (gone[0]) {
            lastArrival.remove(userId);
            ledger.erase(userId);
            listener.released(userId);
        }
        return gone[0];
    }

    @Override
    public Optional<Place> of(String userId) {
        return Optional.ofNullable(spots.get(userId)).map(this::place);
    }

    private Place place(Spot spot) {
        return new Place(spot.node(), spot.connectionId(), spot.heldUntil() != null);
    }

    @Override
    public long arrive(String sessionId, String userId) {
        long[] number = {0};
        sessions.compute(sessionId, (_, known) -> {
            Arrivals arrivals = known == null ? new Arrivals() : known;
            number[0] = ++arrivals.count;
            arrivals.numbers.put(userId, number[0]);
            return arrivals;
        });
        lastArrival.put(userId, new Arrived(sessionId, number[0]));
        Spot spot = spots.get(userId);
        if (spot != null) {
            enter(userId, spot.connectionId());
        }
        listener.arrived(sessionId, userId, number[0]);
        return number[0];
    }

    @Override
    public void depart(String sessionId, String userId) {
        boolean[] departed = {false};
        sessions.computeIfPresent(sessionId, (_, arrivals) -> {
            departed[0] = arrivals.numbers.remove(userId) != null;
            return arrivals;
        });
        forgetArrival(sessionId, userId);
        if (departed[0]) {
            listener.departed(sessionId, userId);
        }
    }

    @Override
    public void endSession(String sessionId) {
        Arrivals arrivals = sessions.remove(sessionId);
        if (arrivals != null) {
            arrivals.numbers.keySet().forEach(userId -> forgetArrival(sessionId, userId));
        }
    }

    private void forgetArrival(String sessionId, String userId) {
        Arrived arrived = lastArrival.get(userId);
        if (arrived != null && arrived.sessionId().equals(sessionId) && lastArrival.remove(userId, arrived)) {
            Spot spot = spots.get(userId);
            if (spot != null) {
                enter(userId, spot.connectionId());
            }
        }
    }

    @Override
    public Map<String, Arrival> arrivals(String sessionId) {
        Map<String, Arrival> result = new HashMap<>();
        sessions.computeIfPresent(sessionId, (_, arrivals) -> {
            arrivals.numbers.forEach((userId, number) -> {
                Spot spot = spots.get(userId);
                result.put(userId, new Arrival(number, spot == null ? nodeId : spot.node(),
                        spot != null && spot.heldUntil() == null));
            });
            return arrivals;
        });
        return result;
    }

    @Override
    public List<Expired> takeExpired() {
        Instant now = clock.instant();
        List<Expired> taken = new ArrayList<>();
        held.forEach((userId, connectionId) -> spots.computeIfPresent(userId, (_, spot) -> {
            if (!spot.isOf(connectionId) || !spot.ranOut(now)) {
                return spot;
            }
            taken.add(new Expired(userId, connectionId));
            return spot.heldUntil(now.plus(limits.leaveWithin()), true);
        }));
        return taken;
    }
}
