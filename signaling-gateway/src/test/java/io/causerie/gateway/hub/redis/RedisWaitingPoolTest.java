package io.causerie.gateway.hub.redis;

import io.causerie.eventlog.support.SettableClock;
import io.causerie.gateway.hub.WaitingLimits;
import io.causerie.gateway.hub.WaitingPool;
import io.causerie.gateway.hub.WaitingPoolProperties;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

@PropertyDefaults(tries = 200)
class RedisWaitingPoolTest extends WaitingPoolProperties {
    private static RedisServer server;
    private static LettuceConnectionFactory client;

    @BeforeContainer
    static void start() {
        server = new RedisServer();
        client = server.client();
    }

    @AfterContainer
    static void stop() {
        client.destroy();
        server.close();
    }

    @Override
    protected WaitingPool empty(WaitingLimits limits, SettableClock clock) {
        try (var connection = client.getConnection()) {
            connection.serverCommands().flushAll();
        }
        return new RedisWaitingPool(new Script(new StringRedisTemplate(client), "waiting-pool.lua"), limits,
                clock);
    }
}
