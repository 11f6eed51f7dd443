package io.causerie.recording.support;

import io.causerie.rest.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks HTTP to the handler as one user. */
public final class Client {
    public static final String WEBM = "audio/webm;codecs=opus";
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .build();

    private final String base;
    private final String bearer;

    public Client(int port, String user, String... roles) {
        this.base = "http://127.0.0.1:" + port;
        this.bearer = TestTokens.bearer(user, roles);
    }

    /** An answer. */
    public record Answer(int status, String body, HttpResponse<String> response) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        public String code() {
            return json().path("code").asString("");
        }
    }

    public Answer part(String session, String track, int seq, long startMs, long durationMs,
            byte[] content) {
        return part(session, track, Integer.toString(seq), Long.toString(startMs), Long.toString(durationMs),
                WEBM, content);
    }

    public Answer part(String session, String track, String seq, String startMs, String durationMs,
            String type, byte[] content) {
        return send(HttpRequest
                .newBuilder(URI.create(
                        base + "/sessions/" + session + "/recording/tracks/" + track + "/parts/" + seq))
                .header("Content-Type", type).header("X-Start-Offset-Ms", startMs)
                .header("X-Duration-Ms", durationMs).POST(BodyPublishers.ofByteArray(content)));
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.header("Authorization", bearer).build(),
                    BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
