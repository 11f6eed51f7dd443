package io.causerie.rest.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class NoTokenIssuerAnalyzer extends AbstractFailureAnalyzer<NoTokenIssuer> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoTokenIssuer cause) {
        return new FailureAnalysis(
                "This process does not know whose tokens to believe: causerie.auth.jwks-uri is not set.",
                "Set causerie.auth.jwks-uri (or CAUSERIE_AUTH_JWKSURI) to the Auth Service's JWKS, and"
                        + " causerie.auth.issuer and causerie.auth.audience to what its tokens carry."
                        + " To try things out without an Auth Service, run 'standalone', which brings its own.",
                cause);
    }
}
