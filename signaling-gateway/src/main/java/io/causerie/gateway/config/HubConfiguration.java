package io.causerie.gateway.config;

import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.hub.HubChoice;
import io.causerie.gateway.hub.HubListeners;
import io.causerie.gateway.hub.HubUpkeep;
import io.causerie.gateway.hub.PresenceLimits;
import io.causerie.gateway.hub.WaitingLimits;
import io.causerie.gateway.hub.memory.MemoryHub;
import io.causerie.gateway.hub.memory.MongoPresenceLedger;
import io.causerie.gateway.hub.memory.PresenceLedger;
import io.causerie.gateway.hub.redis.LettuceSettings;
import io.causerie.gateway.hub.redis.RedisHub;
import io.causerie.gateway.hub.redis.RedisHubHealth;
import io.causerie.gateway.hub.redis.RedisHubLimits;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

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
        return new HubUpkeep(hub, listeners, limits.renewEvery());
    }

    /** Several nodes. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "causerie.gateway.hub", havingValue = "redis")
    @EnableConfigurationProperties(RedisHubLimits.class)
    static class Redis {
        @Bean
        LettuceClientConfigurationBuilderCustomizer lettuceSettings(RedisHubLimits limits) {
            return client -> LettuceSettings.apply(client, limits);
        }

        @Bean
        RedisHub hub(LettuceConnectionFactory redis, HubListeners listeners, PresenceLimits limits,
                WaitingLimits waitingLimits, Clock clock) {
            return new RedisHub(redis, listeners, limits, waitingLimits, clock);
        }

        @Bean
        RedisHubHealth hubHealthIndicator(RedisHub hub, Clock clock) {
            return new RedisHubHealth(hub, clock);
        }
    }

    /** One node. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "causerie.gateway.hub", havingValue = "memory", matchIfMissing = true)
    static class Memory {
        @Bean
        MongoPresenceLedger presenceLedger(MongoDatabaseFactory mongo) {
            return new MongoPresenceLedger(() -> mongo.getMongoDatabase().getCollection("gateway_presence"));
        }

        @Bean
        MemoryHub hub(HubListeners listeners, PresenceLimits limits, WaitingLimits waitingLimits,
                PresenceLedger ledger, Clock clock) {
            return new MemoryHub(listeners, limits, waitingLimits, ledger, clock);
        }
    }
}
