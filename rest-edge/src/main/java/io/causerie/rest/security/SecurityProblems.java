package io.causerie.rest.security;

import io.causerie.rest.problem.Problem;
import io.causerie.rest.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** What Spring Security refuses, as problem documents. Neither token nor user is logged. */
final class SecurityProblems
        implements
            AuthenticationEntryPoint,
            AuthenticationFailureHandler,
            AccessDeniedHandler,
            RequestRejectedHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityProblems.class);

    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final ProblemWriter problems;

    SecurityProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        challenge.commence(request, response, e);
        problems.write(response, Problem.of(401, Problem.UNAUTHENTICATED, "A valid bearer token is needed."));
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException e) throws IOException {
        if (e instanceof AuthenticationServiceException) {
            LOG.warn("Tokens cannot be checked: the Auth Service's keys are not to be had");
            problems.write(response,
                    Problem.of(503, Problem.UNAVAILABLE, "Tokens cannot be checked right now."));
        } else {
            commence(request, response, e);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        problems.write(response, Problem.of(403, Problem.FORBIDDEN, "Your roles do not allow this."));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException e)
            throws IOException {
        problems.write(response,
                Problem.of(400, Problem.INVALID_REQUEST, "The URL or a header is malformed."));
    }
}
