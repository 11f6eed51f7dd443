package io.causerie.rest.limits;

import io.causerie.rest.problem.BodyTooLarge;
import io.causerie.rest.problem.Problem;
import io.causerie.rest.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body over the limit: by its announced length, or else as soon as too much of it has been read. */
final class BodyLimitFilter extends OncePerRequestFilter {
    /** Read and dropped, so that a client that sends before it reads still gets to see the answer. */
    private static final long MAX_DROPPED_BYTES = 16L * 1024 * 1024;

    private final RestLimits limits;
    private final List<BodyAllowance> allowances;
    private final ProblemWriter problems;

    BodyLimitFilter(RestLimits limits, List<BodyAllowance> allowances, ProblemWriter problems) {
        this.limits = limits;
        this.allowances = List.copyOf(allowances);
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        long limit = limitOf(request.getRequestURI());
        if (request.getContentLengthLong() > limit) {
            dropBody(request);
            var tooLarge = new BodyTooLarge(limit);
            problems.write(response, Problem.of(413, Problem.INVALID_REQUEST, tooLarge.getMessage()));
            return;
        }
        chain.doFilter(new Limited(request, limit, limits.maxBodyTime()), response);
    }

    private long limitOf(String path) {
        return allowances.stream().filter(one -> one.path().matcher(path).matches()).findFirst()
                .map(BodyAllowance::maxBody).orElse(limits.maxBody()).toBytes();
    }

    private static void dropBody(HttpServletRequest request) throws IOException {
        boolean waitsForOurWord = request.getHeader("Expect") != null;
        if (!waitsForOurWord && request.getContentLengthLong() <= MAX_DROPPED_BYTES) {
            try (InputStream body = request.getInputStream()) {
                body.skip(MAX_DROPPED_BYTES);
            }
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private final long maxBytes;
        private final Duration maxTime;

        Limited(HttpServletRequest request, long maxBytes, Duration maxTime) {
            super(request);
            this.maxBytes = maxBytes;
            this.maxTime = maxTime;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedInput(super.getInputStream(), maxBytes, maxTime);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
