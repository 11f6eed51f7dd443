package io.causerie.gateway.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Nothing runs on a page but our own modules: no inline script or style, no other origin, and no string that
 * becomes HTML on a way other than Lit's templates.
 */
final class PageHeaders extends OncePerRequestFilter {
    private final String policy;

    PageHeaders(List<String> inlineScripts, List<String> embedders, List<String> mediaOrigins) {
        this.policy = String.join("; ", "default-src 'none'",
                "script-src 'self' " + String.join(" ", inlineScripts), "style-src 'self'", "img-src 'self'",
                "media-src 'self' blob: " + String.join(" ", mediaOrigins), "font-src 'self'",
                "manifest-src 'self'", "connect-src 'self'",
                "base-uri 'none'", "form-action 'none'",
                "frame-ancestors 'self' " + String.join(" ", embedders),
                "require-trusted-types-for 'script'", "trusted-types lit-html").replace(" ;", ";");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("Permissions-Policy", "camera=(self), microphone=(self), geolocation=()");
        response.setHeader("Referrer-Policy", "no-referrer");
        chain.doFilter(request, response);
    }
}
