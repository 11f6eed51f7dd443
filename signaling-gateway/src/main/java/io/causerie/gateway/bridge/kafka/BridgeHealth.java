package io.causerie.gateway.bridge.kafka;

import io.causerie.gateway.bridge.BridgeState;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Out of service while Kafka is away. In neither liveness nor readiness: users notice nothing, and nothing is lost.
 */
final class BridgeHealth extends AbstractHealthIndicator {
    private final BridgeState state;

    BridgeHealth(BridgeState state) {
        super("It cannot be told whether Kafka is there");
        this.state = state;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        state.awaySince().ifPresentOrElse(
                since -> health.outOfService().withDetail("awaySince", since.toString()), health::up);
    }
}
