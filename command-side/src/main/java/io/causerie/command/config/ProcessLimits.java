package io.causerie.command.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How processes and reactions follow the log ({@code causerie.processes.*}).
 *
 * @param batchSize how many events are followed between two writes of a token
 * @param retryFirst the pause after a reaction's first failure for want of a store; it doubles with each further one
 * @param retryMost the longest such pause
 */
@ConfigurationProperties("causerie.processes")
public record ProcessLimits(@DefaultValue("50") int batchSize,
        @DefaultValue("PT0.1S") Duration retryFirst, @DefaultValue("PT5S") Duration retryMost) {}
