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
 * @param watchInterval how often each node looks whether a projection was paused or is to be replayed
 * @param keepReplaced for how long rows are kept after a replay has replaced them, for reads that have begun before
 */
@ConfigurationProperties("causerie.projections")
public record ProjectionLimits(@DefaultValue("5000") int batchSize,
        @DefaultValue("PT2S") Duration freshnessTimeout, @DefaultValue("PT0.01S") Duration freshnessPoll,
        @DefaultValue("PT1S") Duration watchInterval, @DefaultValue("PT10M") Duration keepReplaced) {}
