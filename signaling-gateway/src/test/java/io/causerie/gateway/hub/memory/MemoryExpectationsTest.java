package io.causerie.gateway.hub.memory;

import io.causerie.gateway.hub.ExpectationsContract;
import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.hub.HubListener;
import io.causerie.gateway.hub.HubListeners;
import java.time.Clock;

class MemoryExpectationsTest extends ExpectationsContract {
    private final HubListeners listeners = new HubListeners();

    @Override
    protected Hub started(HubListener listener) {
        listeners.add(listener);
        return new MemoryHub(listeners, LIMITS, WAITING, PresenceLedger.NONE, Clock.systemUTC());
    }

    @Override
    protected HubListener listenersOf(Hub of) {
        return listeners;
    }
}
