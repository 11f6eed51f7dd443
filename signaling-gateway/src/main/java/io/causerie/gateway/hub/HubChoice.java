package io.causerie.gateway.hub;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the nodes of the gateway keep what they share.
 *
 * @param hub `memory`: one node, nothing shared; `redis`: any number of nodes, needs `spring.data.redis.*`
 */
@ConfigurationProperties("causerie.gateway")
public record HubChoice(@DefaultValue("memory") Kind hub) {
    /** The hubs there are. */
    public enum Kind {
        MEMORY, REDIS
    }
}
