package io.causerie.gateway.hub;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a place is kept for whom.
 *
 * @param hold how long the place of a lost connection is held for a resume
 * @param arrivalWindow how long whoever has joined a session over REST may take to connect before the gateway leaves for them
 * @param lease after how long without renewal a node counts as dead (only with several nodes)
 * @param renewEvery how often a node renews its lease, and looks for places whose hold ran out
 * @param leaveWithin how long a node may take to leave for somebody whose hold ran out before another tries
 */
@ConfigurationProperties("causerie.gateway.presence")
public record PresenceLimits(@DefaultValue("PT30S") Duration hold,
        @DefaultValue("PT2M") Duration arrivalWindow, @DefaultValue("PT5S") Duration lease,
        @DefaultValue("PT1S") Duration renewEvery, @DefaultValue("PT10S") Duration leaveWithin) {

    public PresenceLimits {
        requirePositive(hold, "hold");
        requirePositive(arrivalWindow, "arrival-window");
        requirePositive(renewEvery, "renew-every");
        requirePositive(leaveWithin, "leave-within");
        if (lease.compareTo(renewEvery.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "causerie.gateway.presence.lease must be at least twice causerie.gateway.presence.renew-every");
        }
    }

    private static void requirePositive(Duration value, String name) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("causerie.gateway.presence." + name + " must be positive");
        }
    }
}
