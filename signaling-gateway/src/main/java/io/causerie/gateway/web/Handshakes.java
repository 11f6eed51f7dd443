package io.causerie.gateway.web;

import io.causerie.gateway.connection.Engine;
import io.causerie.rest.problem.Problem;
import io.causerie.rest.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.socket.server.HandshakeHandler;

/** Lets sockets in: from allowed origins, and not too many that have not said hello. */
final class Handshakes implements HttpRequestHandler {
    private static final String RETRY_AFTER_SECONDS = "5";

    private final HandshakeHandler handshakes;
    private final Engine engine;
    private final Origins origins;
    private final DataSize maxFrame;
    private final Transports transports;
    private final ProblemWriter problems;

    Handshakes(HandshakeHandler handshakes, Engine engine, Origins origins, DataSize maxFrame,
            Transports transports, ProblemWriter problems) {
        this.handshakes = handshakes;
        this.engine = engine;
        this.origins = origins;
        this.maxFrame = maxFrame;
        this.transports = transports;
        this.problems = problems;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!origins.allow(request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST))) {
            problems.write(response,
                    Problem.of(403, Problem.FORBIDDEN, "This origin is not on the allow-list."));
            return;
        }
        if (!engine.hasRoom()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            problems.write(response,
                    Problem.of(503, Problem.UNAVAILABLE, "Too many connections have not said hello yet."));
            return;
        }
        var answer = new ServletServerHttpResponse(response);
        handshakes.doHandshake(new ServletServerHttpRequest(request), answer,
                new SocketHandler(engine, maxFrame, transports),
                Map.of());
        answer.close();
    }
}
