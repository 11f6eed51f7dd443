package io.causerie.rest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.causerie.rest.security.AuthProperties;
import io.causerie.rest.security.TokenRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * An Auth Service in the test's own process. Import {@link Decoder} into a web test, which then
 * believes the tokens issued here.
 */
public final class TestTokens {
    private static final RSAKey KEY = newKey("test");
    private static final RSAKey FOREIGN_KEY = newKey("foreign");

    private TestTokens() {}

    /** A good token, as the value of {@code Authorization}. */
    public static String bearer(String userId, String... roles) {
        return "Bearer " + token(userId, roles);
    }

    /** A good token for an hour; the display name is the user id with a capital first letter. */
    public static String token(String userId, String... roles) {
        return token(claims -> claims.subject(userId)
                .claim("name", Character.toUpperCase(userId.charAt(0)) + userId.substring(1))
                .claim("roles", List.of(roles)));
    }

    /** A token with whatever {@code change} makes of the claims of a good one. */
    public static String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(KEY, change);
    }

    /** A token that someone else has signed. */
    public static String foreignToken(String userId) {
        return signed(FOREIGN_KEY, claims -> claims.subject(userId));
    }

    /** A token that claims to be signed with a key of this id. */
    public static String tokenOfKey(String keyId) {
        return signed(new RSAKey.Builder(FOREIGN_KEY).keyID(keyId).build(), claims -> claims);
    }

    /** The JWKS that the good tokens are signed with. */
    public static String publicKeys() {
        return new JWKSet(KEY.toPublicJWK()).toString();
    }

    private static String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        var good = new JWTClaimsSet.Builder().subject("someone").issuer("causerie-auth").audience("causerie")
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plus(Duration.ofHours(1))));
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).type(JOSEObjectType.JWT)
                .build();
        var token = new SignedJWT(header, change.apply(good).build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Believes the tokens issued here, by the same rules as in production. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Decoder {
        @Bean
        JwtDecoder testTokenDecoder(AuthProperties properties) throws JOSEException {
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withPublicKey(KEY.toRSAPublicKey())
                    .validateType(false).build();
            decoder.setJwtValidator(TokenRules.of(properties));
            return decoder;
        }
    }
}
