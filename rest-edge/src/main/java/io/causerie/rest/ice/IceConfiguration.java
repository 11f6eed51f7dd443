package io.causerie.rest.ice;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For processes that tell clients their ICE servers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IceSettings.class)
public class IceConfiguration {
    @Bean
    IceServers iceServers(IceSettings settings, Clock clock) {
        return new IceServers(settings, clock);
    }
}
