package io.causerie.rest.link;

import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.eventlog.tracing.Traces;
import io.causerie.rest.correlation.Correlation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** To a command side that is a process of its own, by its {@code /internal} paths. Blocks until what is asked is stored. */
public final class HttpLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpLink.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final URI base;
    private final CommandLinkProperties properties;
    private final ServiceToken token;
    private final Traces traces;

    public HttpLink(URI base, CommandLinkProperties properties, ServiceToken token) {
        this(base, properties, token, Traces.OFF);
    }

    /** As {@link #HttpLink(URI, CommandLinkProperties, ServiceToken)}; the command side goes on with this side's traces. */
    public HttpLink(URI base, CommandLinkProperties properties, ServiceToken token, Traces traces) {
        this.base = base;
        this.properties = properties;
        this.token = token;
        this.traces = traces;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.connectTimeout()).build();
    }

    /**
     * Asks for it.
     *
     * @param body what is asked, as JSON
     * @throws Rejection when the rules say no
     * @throws InvalidValue when a value is none a command may carry
     * @throws LinkUnavailable when there is no answer
     */
    public void post(String path, Object body) {
        HttpResponse<String> response = traces.next("command-link")
                .runSupplier(() -> send(request(path, JSON.writeValueAsString(body))));
        if (response.statusCode() / 100 != 2) {
            throw failure(response);
        }
    }

    private HttpRequest request(String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(properties.timeout())
                .header("Authorization", "Bearer " + token.value()).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        Correlation.current().ifPresent(id -> request.header(Correlation.HEADER, id));
        traces.current().ifPresent(context -> request.header(Traces.TRACEPARENT, context));
        return request.build();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LinkUnavailable("The command side does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkUnavailable("Interrupted while the command side was asked", e);
        }
    }

    /** A refusal is the same here as there; anything else is no answer. */
    private static RuntimeException failure(HttpResponse<String> response) {
        JsonNode problem = problem(response);
        String code = problem.path("code").asString("");
        String detail = problem.path("detail").asString("The command side refused.");
        JsonNode violation = problem.path("violations").path(0);
        if (response.statusCode() == 400 && violation.has("field")) {
            return new InvalidValue(violation.path("field").asString(""),
                    violation.path("message").asString("is not valid"));
        }
        Optional<RejectionCode> refusal = Stream.of(RejectionCode.values())
                .filter(one -> one.code().equals(code)).findFirst();
        if (refusal.isPresent()) {
            return new Rejection(refusal.get(), detail);
        }
        if (response.statusCode() < 500) {
            LOG.error("The command side does not take commands from here ({}): are url and secret of"
                    + " causerie.command-link the same on both sides?", response.statusCode());
        }
        return new LinkUnavailable("The command side answered " + response.statusCode());
    }

    private static JsonNode problem(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            LOG.debug("Not a problem document", e);
            return JSON.createObjectNode();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
