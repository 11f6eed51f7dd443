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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a body over the limit: by its announced length, or else as soon as too much of it has been read. A body nobody asked for,
 * since the request was refused before, is read and dropped, for the server closes connections that have one; the client's next
 * request on it would be lost.
 */
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
        var limited = new Limited(request, limit, limits.maxBodyTime());
        chain.doFilter(limited, response);
        dropRest(limited);
    }

    private long limitOf(String path) {
        return allowances.stream().filter(one -> one.path().matcher(path).matches()).findFirst()
                .map(BodyAllowance::maxBody).orElse(limits.maxBody()).toBytes();
    }

    private static void dropRest(HttpServletRequest request) {
        boolean hasBody = request.getContentLengthLong() > 0
                || request.getHeader("Transfer-Encoding") != null;
        if (!hasBody || waitsForOurWord(request) || request.isAsyncStarted()) {
            return;
        }
        try {
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // Too large, too slow or cut: the server closes the connection.
        }
    }

    private static boolean waitsForOurWord(HttpServletRequest request) {
        return request.getHeader("Expect") != null;
    }

    private static void dropBody(HttpServletRequest request) throws IOException {
        if (!waitsForOurWord(request) && request.getContentLengthLong() <= MAX_DROPPED_BYTES) {
            try (InputStream body = request.getInputStream()) {
                body.skip(MAX_DROPPED_BYTES);
            }
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private final long maxBytes;
        private final Duration maxTime;
        private LimitedInput input;

        Limited(HttpServletRequest request, long maxBytes, Duration maxTime) {
            super(request);
            this.maxBytes = maxBytes;
            this.maxTime = maxTime;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (input == null) {
                input = new LimitedInput(super.getInputStream(), maxBytes, maxTime);
            }
            return input;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
