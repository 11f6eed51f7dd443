package io.causerie.query.support;

import io.causerie.rest.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One user's client, which knows nothing but HTTP. */
public final class Client {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final String[] headers;

    private Client(int port, String... headers) {
        this.port = port;
        this.headers = headers;
    }

    public static Client anonymous(int port) {
        return new Client(port);
    }

    public static Client as(int port, String user, String... roles) {
        return new Client(port, "Authorization", TestTokens.bearer(user, roles));
    }

    public Answer get(String path, String... more) {
        return send(HttpRequest.newBuilder(uri(path)).GET(), more);
    }

    /** A read of something at least as new as {@code position}. */
    public Answer getSince(long position, String path) {
        return get(path, "X-Min-Position", Long.toString(position));
    }

    public Answer post(String path) {
        return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody()));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private Answer send(HttpRequest.Builder request, String... more) {
        for (String[] some : new String[][]{headers, more}) {
            if (some.length > 0) {
                request.headers(some);
            }
        }
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("none");
        }

        /** {@code "<status> <code>"} of a problem document. */
        public String problem() {
            return status() + " " + json().path("code").asString("");
        }

        /** The field that the first violation names. */
        public String violation() {
            return json().path("violations").path(0).path("field").asString("");
        }
    }
}
