package io.causerie.gateway.hub.memory;

import io.causerie.gateway.hub.Courier;
import io.causerie.gateway.hub.Expectations;
import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.hub.HubListener;
import io.causerie.gateway.hub.HubListeners;
import io.causerie.gateway.hub.Presence;
import io.causerie.gateway.hub.PresenceLimits;
import io.causerie.gateway.hub.WaitingLimits;
import io.causerie.gateway.hub.WaitingPool;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;

/** The hub of a single node. */
public final class MemoryHub implements Hub, SmartLifecycle {
    private final String nodeId = UUID.randomUUID().toString();
    private final HubListeners listeners;
    private final MemoryPresence presence;
    private final WaitingPool waiting;
    private final Courier courier;
    private final PresenceLedger ledger;
    private volatile boolean running;

    public MemoryHub(HubListeners listeners, PresenceLimits limits, WaitingLimits waitingLimits,
            PresenceLedger ledger, Clock clock) {
        this.listeners = listeners;
        this.ledger = ledger;
        this.presence = new MemoryPresence(nodeId, listeners, limits, ledger, clock);
        this.waiting = new MemoryWaitingPool(waitingLimits, clock);
        this.courier = (userId, frame) -> {
            if (presence.of(userId).isPresent()) {
                listeners.frame(userId, frame);
            }
        };
    }

    /** Holds the places of those who were here before a restart. */
    @Override
    public void start() {
        presence.restore(ledger.read());
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the ledger, before all that serves. */
    @Override
    public int getPhase() {
        return 1;
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
    public Expectations expectations() {
        return presence.expectations();
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
