package io.causerie.gateway.config;

import io.causerie.gateway.link.CommandLink;
import io.causerie.gateway.link.HttpCommandLink;
import io.causerie.gateway.link.LocalCommandLink;
import io.causerie.eventlog.tracing.Traces;
import io.causerie.rest.link.CommandLinkProperties;
import io.causerie.rest.link.HttpLink;
import io.causerie.rest.link.LocalLink;
import io.causerie.rest.link.ServiceToken;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the command side: over HTTP where it has an address, else over the command bus of this process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandLinkProperties.class)
class LinkConfiguration {
    @Bean
    CommandLink commandLink(CommandLinkProperties properties, CommandGateway commands, Clock clock,
            Traces traces) {
        return properties.url() == null
                ? new LocalCommandLink(new LocalLink(commands))
                : new HttpCommandLink(new HttpLink(properties.url(), properties,
                        new ServiceToken(properties.secret(), clock), traces));
    }
}
