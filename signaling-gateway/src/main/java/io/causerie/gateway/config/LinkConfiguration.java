package io.causerie.gateway.config;

import io.causerie.gateway.link.CommandLink;
import io.causerie.gateway.link.CommandLinkProperties;
import io.causerie.gateway.link.LocalCommandLink;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the command side. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandLinkProperties.class)
class LinkConfiguration {
    @Bean
    CommandLink commandLink(CommandGateway commands) {
        return new LocalCommandLink(commands);
    }
}
