package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.hub.memory.MemoryHub;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.ApplicationContext;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Nothing is set up that is not used. */
@GatewayTest
class HubChoiceTest {
    @Autowired
    private ApplicationContext context;

    @Test
    void in_memory_unless_chosen_otherwise_and_then_nothing_of_redis_is_there() {
        assertThat(context.getBean(Hub.class)).isInstanceOf(MemoryHub.class);
        assertThat(context.getBeanNamesForType(RedisConnectionFactory.class)).isEmpty();
        assertThat(context.getBean(HealthContributorRegistry.class).getContributor("redis")).isNull();
    }
}
