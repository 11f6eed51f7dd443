package io.causerie.e2e.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** An Auth Service: signs tokens and serves the keys to check them with. */
public final class TokenIssuer implements AutoCloseable {
    static final String ISSUER = "https://auth.test";
    static final String AUDIENCE = "causerie-test";

    private final ECKey key;
    private final HttpServer server;

    public TokenIssuer() {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID("e2e").algorithm(JWSAlgorithm.ES256).generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/jwks", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    /** What a process needs to trust this issuer. */
    List<String> arguments() {
        return List.of(
                "--causerie.auth.jwks-uri=http://127.0.0.1:%d/jwks".formatted(server.getAddress().getPort()),
                "--causerie.auth.issuer=" + ISSUER, "--causerie.auth.audience=" + AUDIENCE);
    }

    String token(String userId, List<String> roles) {
        try {
            JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(ISSUER).audience(AUDIENCE).subject(userId)
                    .claim("name", "Name of " + userId).claim("roles", roles)
                    .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1)))).issueTime(new Date())
                    .build();
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("e2e").build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
