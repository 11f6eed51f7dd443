package io.causerie.rest.security;

import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/** What a token must say besides being signed: from whom, for whom, until when, about whom. */
public final class TokenRules {
    private static final int MAX_USER_ID = 128;

    private TokenRules() {}

    public static OAuth2TokenValidator<Jwt> of(AuthProperties properties) {
        var time = new JwtTimestampValidator(properties.clockSkew());
        time.setAllowEmptyExpiryClaim(false);
        var type = new JwtTypeValidator("JWT", "at+jwt");
        type.setAllowEmpty(true);
        return new DelegatingOAuth2TokenValidator<>(
                List.of(type, time, new JwtIssuerValidator(properties.issuer()),
                        new JwtAudienceValidator(properties.audience()), new JwtClaimValidator<String>("sub",
                                user -> user != null && !user.isBlank() && user.length() <= MAX_USER_ID)));
    }
}
