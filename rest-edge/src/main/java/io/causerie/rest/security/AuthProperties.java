package io.causerie.rest.security;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are believed.
 *
 * @param jwksUri where the Auth Service publishes its keys
 * @param issuer the {@code iss} that a token must have
 * @param audience the {@code aud} that a token must be meant for
 * @param keyLife after how long the keys are fetched anew
 * @param keyOutageTolerance for how long known keys are believed while the Auth Service cannot be reached
 * @param clockSkew by how much the issuer's clock may differ from ours
 * @param openMetrics whether {@code /actuator/prometheus} needs no token; else it needs {@code admin}
 */
@ConfigurationProperties("causerie.auth")
public record AuthProperties(@Nullable URI jwksUri, @DefaultValue("causerie-auth") String issuer,
        @DefaultValue("causerie") String audience, @DefaultValue("PT5M") Duration keyLife,
        @DefaultValue("PT12H") Duration keyOutageTolerance, @DefaultValue("PT10S") Duration clockSkew,
        @DefaultValue("true") boolean openMetrics) {}
