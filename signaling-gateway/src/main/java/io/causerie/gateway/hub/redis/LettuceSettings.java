package io.causerie.gateway.hub.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration.LettuceClientConfigurationBuilder;

/** How the client waits: not for long, and not at all while there is no connection. */
public final class LettuceSettings {
    private LettuceSettings() {}

    public static void apply(LettuceClientConfigurationBuilder client, RedisHubLimits limits) {
        client.commandTimeout(limits.timeout()).clientOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(limits.maxQueued())
                .socketOptions(SocketOptions.builder().connectTimeout(limits.connectTimeout()).build())
                .timeoutOptions(TimeoutOptions.enabled(limits.timeout())).build());
    }

    static LettuceClientConfiguration client(RedisHubLimits limits) {
        LettuceClientConfigurationBuilder builder = LettuceClientConfiguration.builder();
        apply(builder, limits);
        return builder.build();
    }
}
