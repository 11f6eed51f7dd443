package io.causerie.gateway.web;

import io.causerie.gateway.connection.Tokens;
import java.time.Instant;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** The same tokens as for REST, by the same rules. */
final class JwtTokens implements Tokens {
    private final JwtDecoder decoder;

    JwtTokens(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Bearer check(String token) {
        try {
            Jwt jwt = decoder.decode(token);
            Instant expiry = Objects.requireNonNull(jwt.getExpiresAt(),
                    "a token without an end is not believed");
            return new Bearer(jwt.getSubject(), jwt.getClaimAsString("name"), expiry);
        } catch (BadJwtException e) {
            throw new BadToken();
        }
    }
}
