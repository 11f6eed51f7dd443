package io.causerie.standalone.dev;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.causerie.rest.security.AuthProperties;
import io.causerie.rest.security.TokenRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Issues tokens to whoever asks, and checks them by the same rules as an Auth Service's. */
final class DevIssuer {
    private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;

    private final ECKey key;
    private final AuthProperties auth;
    private final Duration lifetime;
    private final Clock clock;

    DevIssuer(ECKey key, AuthProperties auth, Duration lifetime, Clock clock) {
        this.key = key;
        this.auth = auth;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    DevToken issue(String userId, String name, Collection<String> roles) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = now.plus(lifetime);
        var claims = new JWTClaimsSet.Builder().issuer(auth.issuer()).audience(auth.audience())
                .subject(userId)
                .claim("name", name).claim("roles", List.copyOf(roles)).issueTime(Date.from(now))
                .expirationTime(Date.from(expiresAt)).build();
        return new DevToken(signed(claims), expiresAt);
    }

    private String signed(JWTClaimsSet claims) {
        var token = new SignedJWT(
                new JWSHeader.Builder(ALGORITHM).keyID(key.getKeyID()).type(JOSEObjectType.JWT).build(),
                claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** The public keys, for other processes that shall believe these tokens. */
    Map<String, Object> publicKeys() {
        return new JWKSet(key.toPublicJWK()).toJSONObject();
    }

    JwtDecoder decoder() {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(ALGORITHM,
                        new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK()))));
        // Claims are checked by our own rules.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(TokenRules.of(auth));
        return decoder;
    }
}
