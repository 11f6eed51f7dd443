package io.causerie.rest.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem document where Spring MVC is not at hand: in filters and in the server itself. */
public final class ProblemWriter {
    private static final String RETRY_AFTER_SECONDS = "1";

    private final JsonMapper mapper;

    public ProblemWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    public void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = bytes(problem);
        response.setStatus(problem.status());
        headersOf(problem).forEach((name, value) -> setIfAbsent(response, name, value));
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void setIfAbsent(HttpServletResponse response, String name, String value) {
        if (!response.containsHeader(name)) {
            response.setHeader(name, value);
        }
    }

    byte[] bytes(Problem problem) {
        return mapper.writeValueAsBytes(problem);
    }

    /** What the status obliges us to say in headers. */
    static Map<String, String> headersOf(Problem problem) {
        return switch (problem.status()) {
            case 401 -> Map.of("WWW-Authenticate", "Bearer");
            case 429, 503 -> Map.of("Retry-After", RETRY_AFTER_SECONDS);
            default -> Map.of();
        };
    }
}
