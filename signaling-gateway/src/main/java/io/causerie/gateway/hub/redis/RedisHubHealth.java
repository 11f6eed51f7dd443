package io.causerie.gateway.hub.redis;

import java.time.Clock;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the other nodes take this one for alive. */
public final class RedisHubHealth extends AbstractHealthIndicator {
    private final RedisHub hub;
    private final Clock clock;

    public RedisHubHealth(RedisHub hub, Clock clock) {
        super("The lease of this node cannot be read");
        this.hub = hub;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (clock.instant().isBefore(hub.leasedUntil())) {
            health.up();
        } else {
            health.outOfService().withDetail("reason", "this node's lease could not be renewed");
        }
    }
}
