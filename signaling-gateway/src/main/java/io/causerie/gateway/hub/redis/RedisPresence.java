package io.causerie.gateway.hub.redis;

import io.causerie.gateway.hub.HubListener;
import io.causerie.gateway.hub.Presence;
import io.causerie.gateway.hub.PresenceLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Places and arrivals in Redis. Which of them are this node's it also remembers, to put them right when Redis forgot. */
final class RedisPresence implements Presence {
    private static final int RESTORED_AT_ONCE = 500;

    private record Arrived(String sessionId, String userId) {}

    private final String nodeId;
    private final Script script;
    private final HubListener listener;
    private final PresenceLimits limits;
    private final long lease;
    private boolean known;
    private final Map<String, String> connectedHere = new ConcurrentHashMap<>();
    private final Map<Arrived, Long> arrivedHere = new ConcurrentHashMap<>();

    RedisPresence(String nodeId, Script script, HubListener listener, PresenceLimits limits) {
        this.nodeId = nodeId;
        this.script = script;
        this.listener = listener;
        this.limits = limits;
        this.lease = limits.lease().toMillis();
    }

    @Override
    public Claim claim(String userId, String connectionId) {
        List<String> before = script.list("claim", nodeId, lease, userId, connectionId);
        connectedHere.put(userId, connectionId);
        Optional<Place> previous = place(before);
        previous.filter(place -> place.nodeId().equals(nodeId))
                .ifPresent(place -> listener.replaced(userId, place.connectionId()));
        return new Claim(previous);
    }

    @Override
    public Resumed resume(String userId, String oldConnectionId, String newConnectionId) {
        List<String> before = script.list("resume", nodeId, lease, userId, oldConnectionId, newConnectionId);
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
        if (script.number("lost", userId, connectionId, limits.hold().toMillis()) == 1) {
            listener.held(userId, connectionId);
        }
    }

    @Override
    public boolean gone(String userId, String connectionId) {
        connectedHere.remove(userId, connectionId);
        boolean gone = script.number("gone", userId, connectionId) == 1;
        if (gone) {
            listener.released(userId);
        }
        return gone;
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
        script.number("depart", sessionId, userId);
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

    /** Renews this node's lease. If it had run out or Redis has lost it, the others took what is here for lost: puts that right. */
    void renew() {
        if (script.number("renew", nodeId) == 0) {
            restore();
            if (known) {
                listener.forgotten();
            }
        }
        known = true;
    }

    private void restore() {
        List<Object> arguments = new ArrayList<>(List.of("restore", nodeId));
        for (Map.Entry<String, String> place : connectedHere.entrySet()) {
            arguments.add(place.getKey());
            arguments.add(place.getValue());
            if (arguments.size() > 2 * RESTORED_AT_ONCE) {
                script.number(arguments.toArray());
                arguments.subList(2, arguments.size()).clear();
            }
        }
        script.number(arguments.toArray());
        arrivedHere
                .forEach((arrived, number) -> script.number("rearrive", arrived.sessionId(), arrived.userId(),
                        number));
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
