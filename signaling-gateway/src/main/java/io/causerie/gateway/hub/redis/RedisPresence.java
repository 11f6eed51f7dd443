package io.causerie.gateway.hub.redis;

import io.causerie.gateway.hub.HubListener;
import io.causerie.gateway.hub.HubUnavailable;
import io.causerie.gateway.hub.Presence;
import io.causerie.gateway.hub.PresenceLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Places and arrivals in Redis. Which of them are this node's it also remembers, to put them right when Redis forgot. */
final class RedisPresence implements Presence {
    private static final int AT_ONCE = 500;

    private record Arrived(String sessionId, String userId) {}

    private final String nodeId;
    private final Script script;
    private final HubListener listener;
    private final PresenceLimits limits;
    private final long lease;
    private final Gaps noticed = new Gaps();
    private final Gaps told = new Gaps();
    private boolean known;
    private boolean hasToRestore;
    private boolean hasToCatchUp;
    private final Map<String, String> connectedHere = new ConcurrentHashMap<>();
    private final Map<Arrived, Long> arrivedHere = new ConcurrentHashMap<>();
    /** Users by a connection of whose end, or beginning, Redis may not know. */
    private final Map<String, String> unsettled = new ConcurrentHashMap<>();

    RedisPresence(String nodeId, Script script, HubListener listener, PresenceLimits limits) {
        this.nodeId = nodeId;
        this.script = script;
        this.listener = listener;
        this.limits = limits;
        this.lease = limits.lease().toMillis();
    }

    @Override
    public Claim claim(String userId, String connectionId) {
        List<String> before = settling(userId, connectionId,
                () -> script.list("claim", nodeId, lease, userId, connectionId));
        connectedHere.put(userId, connectionId);
        Optional<Place> previous = place(before);
        previous.filter(place -> place.nodeId().equals(nodeId))
                .ifPresent(place -> listener.replaced(userId, place.connectionId()));
        return new Claim(previous);
    }

    @Override
    public Resumed resume(String userId, String oldConnectionId, String newConnectionId) {
        List<String> before = settling(userId, newConnectionId,
                () -> script.list("resume", nodeId, lease, userId, oldConnectionId, newConnectionId));
        if (before.isEmpty()) {
            return new Resumed(false, false);
        }
        connectedHere.put(userId, newConnectionId);
        boolean sameNode = before.getFirst().equals(nodeId);
        if (sameNode) {
            listener.replaced(userId, oldConnectionId);
        }
        return new Resumed(true, sameNode);
    }

    @Override
    public void lost(String userId, String connectionId) {
        connectedHere.remove(userId, connectionId);
        if (settling(userId, connectionId,
                () -> script.number("lost", userId, connectionId, limits.hold().toMillis())) == 1) {
            listener.held(userId, connectionId);
        }
    }

    @Override
    public boolean gone(String userId, String connectionId) {
        connectedHere.remove(userId, connectionId);
        boolean gone = settling(userId, connectionId, () -> script.number("gone", userId, connectionId)) == 1;
        if (gone) {
            listener.released(userId);
        }
        return gone;
    }

    /** If it is not known whether Redis did it, what is true of the connection is said again later. */
    private <T> T settling(String userId, String connectionId, Supplier<T> call) {
        try {
            return call.get();
        } catch (HubUnavailable e) {
            unsettled.put(connectionId, userId);
            throw e;
        }
    }

    @Override
    public Optional<Place> of(String userId) {
        return place(script.list("of", lease, userId));
    }

    private static Optional<Place> place(List<String> fields) {
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new Place(fields.get(0), fields.get(1), fields.get(2).equals("1")));
    }

    @Override
    public long arrive(String sessionId, String userId) {
        long number = script.number("arrive", sessionId, userId);
        arrivedHere.put(new Arrived(sessionId, userId), number);
        return number;
    }

    @Override
    public void depart(String sessionId, String userId) {
        arrivedHere.remove(new Arrived(sessionId, userId));
        script.number("depart", nodeId, lease, sessionId, userId);
    }

    @Override
    public void endSession(String sessionId) {
        arrivedHere.keySet().removeIf(arrived -> arrived.sessionId().equals(sessionId));
        script.number("endSession", sessionId);
    }

    @Override
    public Map<String, Arrival> arrivals(String sessionId) {
        List<String> fields = script.list("arrivals", lease, sessionId);
        Map<String, Arrival> result = new HashMap<>();
        for (int i = 0; i < fields.size(); i += 4) {
            result.put(fields.get(i), new Arrival(Long.parseLong(fields.get(i + 1)), fields.get(i + 2),
                    fields.get(i + 3).equals("1")));
        }
        return result;
    }

    @Override
    public List<Expired> takeExpired() {
        List<String> fields = script.list("takeExpired", lease, limits.hold().toMillis(),
                limits.renewEvery().toMillis(), limits.leaveWithin().toMillis());
        List<Expired> result = new ArrayList<>();
        for (int i = 0; i < fields.size(); i += 2) {
            result.add(new Expired(fields.get(i), fields.get(i + 1)));
        }
        return result;
    }

    /**
     * Renews this node's lease. If it had run out or Redis has lost it, the others took what is here for lost: puts that right, and
     * whatever could not be said, or was not heard, in time. What fails is tried again the next time.
     */
    void renew() {
        List<String> now = script.list("renew", nodeId, lease);
        hasToRestore |= now.get(0).equals("0");
        hasToCatchUp |= noticed.found(Long.parseLong(now.get(1)));
        hasToCatchUp |= told.found(Long.parseLong(now.get(2)));
        if (hasToRestore) {
            restore();
            hasToRestore = false;
            if (known) {
                listener.forgotten();
            }
        }
        known = true;
        settle();
        if (hasToCatchUp) {
            inPairs("ousted", arguments -> giveUp(script.list(arguments)));
            listener.missed();
            hasToCatchUp = false;
        }
    }

    private void settle() {
        unsettled.forEach((connectionId, userId) -> {
            String here = connectedHere.getOrDefault(userId, "");
            boolean held = !here.equals(connectionId)
                    && script.number("settle", nodeId, userId, connectionId, here,
                            limits.hold().toMillis()) == 1;
            unsettled.remove(connectionId);
            if (held) {
                listener.held(userId, connectionId);
            }
        });
    }

    private void giveUp(List<String> ousted) {
        for (int i = 0; i < ousted.size(); i += 2) {
            replacedElsewhere(ousted.get(i), ousted.get(i + 1));
            listener.replaced(ousted.get(i), ousted.get(i + 1));
        }
    }

    /** A notice for all nodes was heard. */
    void heardNotice(long number) {
        noticed.heard(number);
    }

    /** A notice for this node was heard. */
    void heardTold(long number) {
        told.heard(number);
    }

    private void restore() {
        inPairs("restore", script::number);
        arrivedHere
                .forEach((arrived, number) -> script.number("rearrive", arrived.sessionId(), arrived.userId(),
                        number));
    }

    /** Calls an operation for all who are connected here, some at once. */
    private void inPairs(String operation, Consumer<Object[]> call) {
        List<Object> arguments = new ArrayList<>(List.of(operation, nodeId));
        for (Map.Entry<String, String> place : connectedHere.entrySet()) {
            arguments.add(place.getKey());
            arguments.add(place.getValue());
            if (arguments.size() > 2 * AT_ONCE) {
                call.accept(arguments.toArray());
                arguments.subList(2, arguments.size()).clear();
            }
        }
        call.accept(arguments.toArray());
    }

    /** The node stops: what it has is held from now on. */
    void retire() {
        script.number("retire", nodeId, limits.hold().toMillis());
    }

    /** Another connection has taken over, elsewhere. */
    void replacedElsewhere(String userId, String connectionId) {
        connectedHere.remove(userId, connectionId);
        arrivedHere.keySet().removeIf(arrived -> arrived.userId().equals(userId));
    }
}
