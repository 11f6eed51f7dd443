package io.causerie.gateway.hub.redis;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long Redis is waited for; where it is, is `spring.data.redis.*`.
 *
 * @param timeout for an answer
 * @param connectTimeout for a connection
 * @param maxQueued requests waiting for their answer; more are refused
 */
@ConfigurationProperties("causerie.gateway.redis")
public record RedisHubLimits(@DefaultValue("PT2S") Duration timeout,
        @DefaultValue("PT2S") Duration connectTimeout,
        @DefaultValue("100000") int maxQueued) {}
