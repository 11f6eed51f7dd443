package io.causerie.gateway.config;

import io.causerie.gateway.bridge.kafka.BridgeConfiguration;
import io.causerie.gateway.connection.ConnectionConfiguration;
import io.causerie.gateway.partner.PartnerConfiguration;
import io.causerie.gateway.relay.RelayConfiguration;
import io.causerie.gateway.users.kafka.UserEventsConfiguration;
import io.causerie.gateway.users.web.DeadLettersController;
import io.causerie.gateway.web.PagesConfiguration;
import io.causerie.gateway.web.SocketConfiguration;
import io.causerie.gateway.web.jetty.JettyConfiguration;
import io.causerie.gateway.overview.OverviewConfiguration;
import io.causerie.rest.ice.IceConfiguration;
import io.causerie.rest.process.ProcessConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything the gateway is made of; a process imports it beside the log and the REST edge. */
@Configuration(proxyBeanMethods = false)
@Import({IceConfiguration.class, RoomConfiguration.class, LinkConfiguration.class, HubConfiguration.class,
        ConnectionConfiguration.class, RelayConfiguration.class, SocketConfiguration.class,
        JettyConfiguration.class, PartnerConfiguration.class, PagesConfiguration.class,
        BridgeConfiguration.class, UserEventsConfiguration.class, DeadLettersController.class,
        ProcessConfiguration.class, OverviewConfiguration.class})
public class GatewayConfiguration {}
