package io.causerie.command.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How commands are carried out ({@code causerie.commands.*}).
 *
 * @param maxRetries how often a command is decided anew after another process changed the same aggregate first
 * @param retryPause the longest pause before the first retry; it doubles with each further one
 */
@ConfigurationProperties("causerie.commands")
public record CommandLimits(@DefaultValue("5") int maxRetries,
        @DefaultValue("PT0.01S") Duration retryPause) {}
