package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.hub.redis.RedisHub;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnRedis
class PartnerSearchOnRedisTest extends PartnerSearchTest {
    @Autowired
    private Hub hub;

    @Test
    void the_hub_is_on_redis() {
        assertThat(hub).isInstanceOf(RedisHub.class);
    }
}
