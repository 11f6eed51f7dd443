package io.causerie.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that knows nothing but HTTP. */
final class Edge {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;

    Edge(int port) {
        this.port = port;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        return send(request(path, headers).method(method, body));
    }

    /** Sends bytes as they are and reads until the server closes. */
    String raw(String request) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            try (InputStream answer = socket.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends a request whose body comes late, and then another on the same connection, and reads until the server closes.
     *
     * @param head the first request's, blank line included
     * @param last is to ask for the close
     */
    String rawWithLateBody(String head, String body, String last) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            int first = in.read();
            out.write(body.getBytes(StandardCharsets.UTF_8));
            out.write(last.getBytes(StandardCharsets.ISO_8859_1));
            return (char) first + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** {@code "<status> <code>"}, after checking that it is a whole problem document. */
    static String problem(HttpResponse<String> response) {
        if (!response.headers().firstValue("Content-Type").orElse("")
                .startsWith("application/problem+json")) {
            return "no problem document: " + response.statusCode() + " " + response.headers().map()
                    + response.body();
        }
        JsonNode body = json(response);
        for (String member : List.of("type", "title", "detail", "code")) {
            if (body.path(member).asString("").isBlank()) {
                return "no " + member + " in " + response.body();
            }
        }
        return body.path("status").asInt() == response.statusCode()
                ? response.statusCode() + " " + body.path("code").asString()
                : "status differs in " + response.body();
    }

    static List<String> fields(HttpResponse<String> response) {
        var fields = new ArrayList<String>();
        json(response).path("violations").forEach(found -> fields.add(found.path("field").asString()));
        return fields;
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
