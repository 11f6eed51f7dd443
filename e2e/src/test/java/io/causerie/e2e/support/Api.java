package io.causerie.e2e.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Calls of one user (or of nobody) against one origin. */
public final class Api {
    public static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor()).connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String writes;
    private final String reads;
    private final @Nullable String token;

    /** {@code writes} and {@code reads} are origins such as {@code http://127.0.0.1:8080}; the same in standalone. */
    public Api(String writes, String reads, @Nullable String token) {
        this.writes = writes;
        this.reads = reads;
        this.token = token;
    }

    public Api as(@Nullable String otherToken) {
        return new Api(writes, reads, otherToken);
    }

    public Answer get(String path) {
        return get(path, Map.of());
    }

    public Answer get(String path, Map<String, String> headers) {
        return call("GET", path, null, headers);
    }

    /** Reads what was written up to {@code position}. */
    public Answer getSince(long position, String path) {
        return get(path, Map.of("X-Min-Position", Long.toString(position)));
    }

    public Answer post(String path, @Nullable String body) {
        return call("POST", path, body, Map.of());
    }

    public Answer patch(String path, String body) {
        return call("PATCH", path, body, Map.of());
    }

    public Answer put(String path, String body) {
        return call("PUT", path, body, Map.of());
    }

    public Answer delete(String path) {
        return call("DELETE", path, null, Map.of());
    }

    public Answer call(String method, String path, @Nullable String body, Map<String, String> headers) {
        try {
            HttpResponse<String> response = CLIENT.send(request(method, path, body, headers),
                    BodyHandlers.ofString());
            return answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private HttpRequest request(String method, String path, @Nullable String body,
            Map<String, String> headers) {
        String origin = method.equals("GET") || path.startsWith("/admin") ? reads : writes;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path))
                .timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        return request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    private static Answer answer(HttpResponse<String> response) throws IOException {
        boolean isJson = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(response.statusCode(), response.headers(),
                isJson ? JSON.readTree(response.body()) : MissingNode.getInstance(), response.body());
    }
}
