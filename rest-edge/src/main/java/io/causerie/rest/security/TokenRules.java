package io.causerie.rest.security;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/** What a token must say besides being signed: from whom, for whom, until when, about whom. */
public final class TokenRules {
    /** What is true of every user's id, as a phrase for whoever sent another. */
    public static final String USER_ID = "must have 1 to 128 characters, none of them / ; % or a backslash or a"
            + " control character, and not be . or ..";
    private static final Pattern ADDRESSABLE = Pattern
            .compile("(?!\\.{1,2}$)[^/\\\\;%\\p{Cc}\\p{Zl}\\p{Zp}]+");
    private static final int MAX_USER_ID = 128;

    private TokenRules() {}

    /** Whether a user can have this id: users are named in paths, where servers and proxies refuse the rest. */
    public static boolean isUserId(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= MAX_USER_ID
                && ADDRESSABLE.matcher(text).matches();
    }

    public static OAuth2TokenValidator<Jwt> of(AuthProperties properties) {
        var time = new JwtTimestampValidator(properties.clockSkew());
        time.setAllowEmptyExpiryClaim(false);
        var type = new JwtTypeValidator("JWT", "at+jwt");
        type.setAllowEmpty(true);
        return new DelegatingOAuth2TokenValidator<>(
                List.of(type, time, new JwtIssuerValidator(properties.issuer()),
                        new JwtAudienceValidator(properties.audience()), TokenRules::namesUser));
    }

    private static OAuth2TokenValidatorResult namesUser(Jwt token) {
        return isUserId(token.getSubject())
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult
                        .failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "sub " + USER_ID, null));
    }
}
