package io.causerie.eventlog.config;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How everything in this process follows the log.
 *
 * @param claimTimeout after how long without a sign of life another node takes over what a node follows the log for
 * @param claimInterval how often to look for what nobody follows the log for
 * @param nodeId what this process is called in claims, unlike any other that runs; if empty its process id and host name
 */
@ConfigurationProperties("causerie.event-log")
public record FollowingProperties(@DefaultValue("10s") Duration claimTimeout,
        @DefaultValue("1s") Duration claimInterval, @DefaultValue("") String nodeId) {
    /** @see #nodeId */
    String node() {
        return nodeId.isEmpty() ? ManagementFactory.getRuntimeMXBean().getName() : nodeId;
    }
}
