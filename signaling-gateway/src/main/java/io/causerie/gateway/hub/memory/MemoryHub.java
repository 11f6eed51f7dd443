package io.causerie.gateway.hub.memory;

import io.causerie.gateway.hub.Courier;
import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.hub.HubListener;
import io.causerie.gateway.hub.HubListeners;
import io.causerie.gateway.hub.Presence;
import io.causerie.gateway.hub.PresenceLimits;
import io.causerie.gateway.hub.WaitingLimits;
import io.causerie.gateway.hub.WaitingPool;
import java.time.Clock;
import java.util.UUID;

/** The hub of a single node. */
public final class MemoryHub implements Hub {
    private final String nodeId = UUID.randomUUID().toString();
    private final HubListeners listeners;
    private final MemoryPresence presence;
    private final WaitingPool waiting;
    private final Courier courier;

    public MemoryHub(HubListeners listeners, PresenceLimits limits, WaitingLimits waitingLimits,
            Clock clock) {
        this.listeners = listeners;
        this.presence = new MemoryPresence(nodeId, listeners, limits, clock);
        this.waiting = new MemoryWaitingPool(waitingLimits, clock);
        this.courier = (userId, frame) -> {
            if (presence.of(userId).isPresent()) {
                listeners.frame(userId, frame);
            }
        };
    }

    @Override
    public String nodeId() {
        return nodeId;
    }

    @Override
    public Presence presence() {
        return presence;
    }

    @Override
    public Courier courier() {
        return courier;
    }

    @Override
    public WaitingPool waiting() {
        return waiting;
    }

    @Override
    public void listen(HubListener listener) {
        listeners.add(listener);
    }
}
