package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.gateway.hub.redis.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same with a node that shares with others what it knows, and what that adds. */
@DirtiesContext
class ComingBackOnRedisTest extends ComingBackTest {
    private static final RedisServer REDIS = new RedisServer();

    @DynamicPropertySource
    static void redis(DynamicPropertyRegistry properties) {
        properties.add("causerie.gateway.hub", () -> "redis");
        properties.add("spring.data.redis.host", () -> "127.0.0.1");
        properties.add("spring.data.redis.port", () -> REDIS.port);
        properties.add("causerie.gateway.redis.timeout", () -> "PT0.5S");
        properties.add("causerie.gateway.presence.hold", () -> "PT10S");
    }

    @AfterAll
    static void stopRedis() {
        REDIS.close();
    }

    @Test
    void who_cannot_arrive_while_redis_is_away_is_sent_off_and_arrives_when_they_are_back() {
        REDIS.freeze();
        try {
            commandSide.join(session, jean.userId());
            assertThat(jean.closed()).isEqualTo("1013 try-later");
        } finally {
            REDIS.thaw();
        }
        try (Peer back = jean.resume(port)) {
            assertArrived(back);
        }
    }
}
