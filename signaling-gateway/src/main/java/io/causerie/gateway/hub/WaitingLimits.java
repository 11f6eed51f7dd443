package io.causerie.gateway.hub;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How partners are found.
 *
 * @param rematchAfter for how long two who met are not matched again
 * @param meetingTimeout after how long a matched pair of whose meeting nothing was heard waits again
 * @param checkEvery how often pairs are looked for that the passing of time made eligible
 */
@ConfigurationProperties("causerie.gateway.partner")
public record WaitingLimits(@DefaultValue("PT10M") Duration rematchAfter,
        @DefaultValue("PT30S") Duration meetingTimeout, @DefaultValue("PT0.5S") Duration checkEvery) {

    public WaitingLimits {
        if (rematchAfter.isNegative()) {
            throw new IllegalArgumentException("causerie.gateway.partner.rematch-after must not be negative");
        }
        if (!meetingTimeout.isPositive() || !checkEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "causerie.gateway.partner.meeting-timeout and check-every must be positive");
        }
    }
}
