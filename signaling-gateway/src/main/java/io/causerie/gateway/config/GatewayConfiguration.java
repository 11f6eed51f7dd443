package io.causerie.gateway.config;

import org.springframework.context.annotation.Configuration;

/** Everything the gateway is made of; a process imports it beside the log and the REST edge. */
@Configuration(proxyBeanMethods = false)
public class GatewayConfiguration {}
