package io.causerie.gateway.config;

import io.causerie.gateway.web.PagesConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything the gateway is made of; a process imports it beside the log and the REST edge. */
@Configuration(proxyBeanMethods = false)
@Import(PagesConfiguration.class)
public class GatewayConfiguration {}
