package io.causerie.command.story;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/** What another process shows to be let in: the gateway's, unless changed. */
final class LinkTokens {
    private LinkTokens() {}

    static String token(String secret, UnaryOperator<JWTClaimsSet.Builder> changed) {
        Instant now = Instant.now();
        JWTClaimsSet claims = changed.apply(new JWTClaimsSet.Builder().issuer("causerie-gateway")
                .audience("causerie-command-side").issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))).build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return "Bearer " + token.serialize();
    }
}
