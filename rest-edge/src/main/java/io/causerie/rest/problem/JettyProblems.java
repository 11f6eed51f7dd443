package io.causerie.rest.problem;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What Jetty itself refuses, before there is a servlet: malformed requests and URIs, headers too large. */
public final class JettyProblems extends ErrorHandler {
    private final ProblemWriter problems;

    public JettyProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(Request request, Response response, int status, @Nullable String message,
            @Nullable Throwable cause, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.write(true, ByteBuffer.wrap(body(status)), callback);
    }

    private byte[] body(int status) {
        String meaning = HttpStatus.getMessage(status).toLowerCase(Locale.ROOT);
        return problems.bytes(Problem.ofStatus(status, "The request could not be served: " + meaning + "."));
    }
}
