package io.causerie.query.projection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the projections.
 *
 * @param batchSize events whose rows are written together, at most
 * @param freshnessTimeout how long a read waits for the position it asked for
 * @param freshnessPoll how often it looks
 */
@ConfigurationProperties("causerie.projections")
public record ProjectionLimits(@DefaultValue("5000") int batchSize,
        @DefaultValue("PT2S") Duration freshnessTimeout,
        @DefaultValue("PT0.01S") Duration freshnessPoll) {}
