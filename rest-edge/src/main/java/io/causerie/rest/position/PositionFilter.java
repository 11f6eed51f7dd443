package io.causerie.rest.position;

import io.causerie.eventlog.LogPosition;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the log's position on the answer to each write, at the last moment: just before the headers go
 * out, when the command has returned.
 */
final class PositionFilter extends OncePerRequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final LogPosition log;

    PositionFilter(LogPosition log) {
        this.log = log;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READS.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var positioned = new Positioned(response);
        chain.doFilter(request, positioned);
        positioned.stampUnlessCommitted();
    }

    private final class Positioned extends OnCommittedResponseWrapper {
        Positioned(HttpServletResponse response) {
            super(response);
        }

        @Override
        protected void onResponseCommitted() {
            stampUnlessCommitted();
        }

        void stampUnlessCommitted() {
            disableOnResponseCommitted();
            if (!isCommitted() && !containsHeader(Position.HEADER)) {
                super.setHeader(Position.HEADER, Long.toString(log.position()));
            }
        }
    }
}
