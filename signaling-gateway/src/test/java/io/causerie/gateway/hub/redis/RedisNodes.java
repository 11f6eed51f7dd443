package io.causerie.gateway.hub.redis;

import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.hub.HubListener;
import io.causerie.gateway.hub.HubListeners;
import io.causerie.gateway.hub.PresenceLimits;
import io.causerie.gateway.hub.WaitingLimits;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Nodes of one Redis, each with a client of its own. */
final class RedisNodes {
    private final Map<Hub, Node> nodes = new ConcurrentHashMap<>();
    private final PresenceLimits presence;
    private final WaitingLimits waiting;

    private record Node(RedisHub hub, LettuceConnectionFactory client, HubListeners listeners) {}

    RedisNodes(PresenceLimits presence, WaitingLimits waiting) {
        this.presence = presence;
        this.waiting = waiting;
    }

    RedisHub start(RedisServer server, HubListener listener) {
        HubListeners listeners = new HubListeners();
        listeners.add(listener);
        LettuceConnectionFactory client = server.client();
        RedisHub started = new RedisHub(client, listeners, presence, waiting, Clock.systemUTC());
        started.start();
        nodes.put(started, new Node(started, client, listeners));
        return started;
    }

    HubListener listenersOf(Hub hub) {
        return nodes.get(hub).listeners();
    }

    /** As when its process ends in order: it says so. */
    void stop(Hub hub) {
        nodes.get(hub).hub().stop();
    }

    /** As with kill -9: it says nothing any more, and hears nothing. */
    void kill(Hub hub) {
        Node dying = nodes.remove(hub);
        dying.client().destroy();
        dying.hub().stop();
    }

    void stopAll() {
        nodes.values().forEach(node -> {
            node.hub().stop();
            node.client().destroy();
        });
    }
}
