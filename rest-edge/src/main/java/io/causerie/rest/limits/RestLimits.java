package io.causerie.rest.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a client may ask of the server itself.
 *
 * @param maxBody the largest body of a request
 * @param maxBodyTime a body that takes longer to arrive is given up
 * @param maxConnections open connections; more have to wait
 */
@ConfigurationProperties("causerie.rest")
public record RestLimits(@DefaultValue("64KB") DataSize maxBody, @DefaultValue("PT20S") Duration maxBodyTime,
        @DefaultValue("10000") int maxConnections) {}
