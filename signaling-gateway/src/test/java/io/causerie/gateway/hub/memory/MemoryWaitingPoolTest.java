package io.causerie.gateway.hub.memory;

import io.causerie.eventlog.support.SettableClock;
import io.causerie.gateway.hub.WaitingLimits;
import io.causerie.gateway.hub.WaitingPool;
import io.causerie.gateway.hub.WaitingPoolProperties;

class MemoryWaitingPoolTest extends WaitingPoolProperties {
    @Override
    protected WaitingPool empty(WaitingLimits limits, SettableClock clock) {
        return new MemoryWaitingPool(limits, clock);
    }
}
