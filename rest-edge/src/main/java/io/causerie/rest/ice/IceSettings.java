package io.causerie.rest.ice;

import static io.causerie.api.InvalidValue.require;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which servers help browsers to reach each other ({@code causerie.ice.*}).
 *
 * @param stunUrls may be empty
 * @param turnUrls may be empty: then there is no relay
 * @param turnSecret what the TURN server knows as its static auth secret
 * @param ttl how long a credential is good for; longer than the longest slot
 */
@ConfigurationProperties("causerie.ice")
public record IceSettings(@DefaultValue List<String> stunUrls, @DefaultValue List<String> turnUrls,
        @DefaultValue("") String turnSecret, @DefaultValue("PT4H") Duration ttl) {
    private static final Duration LONGEST_SLOT = Duration.ofMinutes(180);

    public IceSettings {
        require(turnUrls.isEmpty() || !turnSecret.isBlank(), "causerie.ice.turn-secret",
                "must be given with causerie.ice.turn-urls");
        require(ttl.compareTo(LONGEST_SLOT) > 0, "causerie.ice.ttl", "must be longer than PT3H");
    }

    @Override
    public String toString() {
        return "IceSettings[stunUrls=%s, turnUrls=%s, ttl=%s]".formatted(stunUrls, turnUrls, ttl);
    }
}
