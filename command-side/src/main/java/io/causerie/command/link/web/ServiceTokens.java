package io.causerie.command.link.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Which service tokens are believed: those of the processes that have business here, meant for this side, and short-lived. */
final class ServiceTokens {
    private static final Set<String> ISSUERS = Set.of("causerie-gateway", "causerie-recording-handler");
    static final String AUDIENCE = "causerie-command-side";
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    private ServiceTokens() {}

    static JwtDecoder decoder(String secret, Clock clock) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder
                .withSecretKey(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                .macAlgorithm(MacAlgorithm.HS256).build();
        JwtTimestampValidator inTime = new JwtTimestampValidator(CLOCK_SKEW);
        inTime.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(inTime, shortLived(),
                new JwtClaimValidator<String>(JwtClaimNames.ISS,
                        issuer -> issuer != null && ISSUERS.contains(issuer)),
                new JwtClaimValidator<List<String>>(JwtClaimNames.AUD,
                        audience -> audience != null && audience.contains(AUDIENCE))));
        return decoder;
    }

    /** A token that would be good for long could be used for long by whoever finds it. */
    private static OAuth2TokenValidator<Jwt> shortLived() {
        return token -> {
            Instant from = token.getIssuedAt();
            Instant until = token.getExpiresAt();
            return from != null && until != null && !until.isAfter(from.plus(LONGEST_LIFE))
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult
                            .failure(new OAuth2Error("invalid_token", "The token lives too long", null));
        };
    }
}
