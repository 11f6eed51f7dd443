package io.causerie.gateway.config;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything the gateway is made of; a process imports it beside the log and the REST edge. */
@Configuration(proxyBeanMethods = false)
@Import(HubConfiguration.class)
public class GatewayConfiguration {}
