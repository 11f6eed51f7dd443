package io.causerie.gateway.config;

import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.hub.HubChoice;
import io.causerie.gateway.hub.HubListeners;
import io.causerie.gateway.hub.HubUpkeep;
import io.causerie.gateway.hub.PresenceLimits;
import io.causerie.gateway.hub.WaitingLimits;
import io.causerie.gateway.hub.memory.MemoryHub;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hub: in memory unless told otherwise. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HubChoice.class, PresenceLimits.class, WaitingLimits.class})
class HubConfiguration {
    @Bean
    HubListeners hubListeners() {
        return new HubListeners();
    }

    @Bean
    HubUpkeep hubUpkeep(Hub hub, HubListeners listeners, PresenceLimits limits) {
        return new HubUpkeep(hub.presence(), listeners, limits.renewEvery());
    }

    /** One node. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "causerie.gateway.hub", havingValue = "memory", matchIfMissing = true)
    static class Memory {
        @Bean
        Hub hub(HubListeners listeners, PresenceLimits limits, WaitingLimits waitingLimits, Clock clock) {
            return new MemoryHub(listeners, limits, waitingLimits, clock);
        }
    }
}
