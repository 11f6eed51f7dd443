package io.causerie.recording.consent;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the rows of consent follow the log ({@code causerie.recording.following.*}).
 *
 * @param batchSize how many events are in one write of rows, at most
 * @param claimTimeout after how long without a sign of life another node writes the rows
 * @param patience how long a request waits for the rows to be where the log is
 */
@ConfigurationProperties("causerie.recording.following")
public record FollowingLimits(@DefaultValue("500") int batchSize,
        @DefaultValue("PT10S") Duration claimTimeout, @DefaultValue("PT2S") Duration patience) {}
