package io.causerie.recording.reading;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How recordings are read ({@code causerie.recording.reading.*}).
 *
 * @param addressLife for how long an address of a file lets its holder in
 */
@ConfigurationProperties("causerie.recording.reading")
public record ReadingLimits(@DefaultValue("PT15M") Duration addressLife) {}
