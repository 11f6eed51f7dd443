package io.causerie.rest.link;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** What says to the command side that it is one of our processes who asks: short-lived, and made anew in time. */
public final class ServiceToken {
    private static final String ISSUER = "causerie-gateway";
    private static final String AUDIENCE = "causerie-command-side";
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final Duration RENEWED_AFTER = Duration.ofSeconds(30);

    private record Made(String value, Instant at) {}

    private final MACSigner signer;
    private final Clock clock;
    private volatile Made made = new Made("", Instant.MIN);

    /** {@code secret}: at least 32 bytes, the same as the command side's. */
    public ServiceToken(String secret, Clock clock) {
        try {
            this.signer = new MACSigner(secret.getBytes(StandardCharsets.UTF_8));
        } catch (JOSEException e) {
            throw new IllegalArgumentException("causerie.command-link.secret must have at least 32 bytes", e);
        }
        this.clock = clock;
    }

    public String value() {
        Instant now = clock.instant();
        Made current = made;
        if (current.at().isBefore(now.minus(RENEWED_AFTER))) {
            current = new Made(sign(now), now);
            made = current;
        }
        return current.value();
    }

    private String sign(Instant now) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(ISSUER).subject(ISSUER).audience(AUDIENCE)
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plus(LIFE))).build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A service token could not be signed", e);
        }
    }
}
