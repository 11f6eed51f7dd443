package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.hub.redis.RedisHub;
import io.causerie.gateway.hub.redis.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same with a node that shares with others what it knows. */
@DirtiesContext
class PartnerDialectOnRedisTest extends PartnerDialectTest {
    private static final RedisServer REDIS = new RedisServer();

    @Autowired
    private Hub hub;

    @DynamicPropertySource
    static void redis(DynamicPropertyRegistry properties) {
        properties.add("causerie.gateway.hub", () -> "redis");
        properties.add("spring.data.redis.host", () -> "127.0.0.1");
        properties.add("spring.data.redis.port", () -> REDIS.port);
    }

    @AfterAll
    static void stopRedis() {
        REDIS.close();
    }

    @Test
    void the_hub_is_on_redis() {
        assertThat(hub).isInstanceOf(RedisHub.class);
    }
}
