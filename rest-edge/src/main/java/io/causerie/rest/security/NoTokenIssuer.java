package io.causerie.rest.security;

/** The process was started without being told whose tokens to believe. */
final class NoTokenIssuer extends RuntimeException {
    NoTokenIssuer() {
        super("causerie.auth.jwks-uri is not set");
    }
}
