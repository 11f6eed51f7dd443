package io.causerie.gateway.overview;

import io.causerie.gateway.bridge.Bridge;
import io.causerie.gateway.bridge.BridgeState;
import io.causerie.gateway.bridge.ToldPosition;
import io.causerie.gateway.connection.Connections;
import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.overview.web.OverviewController;
import io.causerie.gateway.relay.RelayMeters;
import io.causerie.gateway.room.Rooms;
import io.causerie.rest.process.Processes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** {@code /admin/gateway}. */
@Configuration(proxyBeanMethods = false)
@Import(OverviewController.class)
public class OverviewConfiguration {
    @Bean
    GatewayOverviews gatewayOverviews(Hub hub, Connections connections, Rooms rooms, RelayMeters relayed,
            MeterRegistry meters, ObjectProvider<Processes> processes, ObjectProvider<Bridge> bridge,
            ObjectProvider<BridgeState> bridgeState, ObjectProvider<ToldPosition> told, Clock clock) {
        return new GatewayOverviews(hub, connections, rooms, relayed, meters, processes, bridge, bridgeState,
                told,
                clock);
    }
}
