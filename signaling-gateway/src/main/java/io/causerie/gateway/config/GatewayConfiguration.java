package io.causerie.gateway.config;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything the gateway is made of; a process imports it beside the log and the REST edge. */
@Configuration(proxyBeanMethods = false)
@Import({RoomConfiguration.class, LinkConfiguration.class})
public class GatewayConfiguration {}
