package io.causerie.e2e.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An app at {@code /ws}: raw JSON, no class of the gateway. What it hears is kept, in order. */
public final class SocketPeer implements WebSocket.Listener {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor()).connectTimeout(Duration.ofSeconds(20))
            .build();

    private final URI socket;
    private final String token;
    private final StringBuilder frame = new StringBuilder();
    private final List<JsonNode> heard = new ArrayList<>();
    private @Nullable WebSocket connection;
    private @Nullable JsonNode connected;
    private @Nullable Integer closed;
    private int received;

    public SocketPeer(String origin, String token) {
        this.socket = URI.create(origin.replaceFirst("^http", "ws") + "/ws");
        this.token = token;
    }

    /** Connects and says hello. */
    public SocketPeer hello() {
        return hello(message("hello").put("token", token));
    }

    /** Connects and goes on where the last connection ended. */
    public SocketPeer resume() {
        ObjectNode hello = message("hello").put("token", token);
        synchronized (this) {
            hello.put("resumeToken", connected.path("resumeToken").asText()).put("received", received);
            connected = null;
            closed = null;
        }
        return hello(hello);
    }

    private SocketPeer hello(ObjectNode hello) {
        WebSocket opened = CLIENT.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(30))
                .buildAsync(socket, this).join();
        synchronized (this) {
            connection = opened;
        }
        return send(hello);
    }

    public static ObjectNode message(String type) {
        return Api.JSON.createObjectNode().put("type", type);
    }

    public SocketPeer send(ObjectNode message) {
        connection().sendText(message.toString(), true).join();
        return this;
    }

    /** Goes away without a word, as a lost network does. */
    public void drop() {
        connection().abort();
    }

    private synchronized WebSocket connection() {
        if (connection == null) {
            throw new IllegalStateException("not connected");
        }
        return connection;
    }

    /** The answer to the last hello, once it is here. */
    public synchronized @Nullable JsonNode connected() {
        return connected;
    }

    /** With which code the server closed the connection. */
    public synchronized @Nullable Integer closed() {
        return closed;
    }

    public synchronized List<JsonNode> heard() {
        return List.copyOf(heard);
    }

    /** All of one type. */
    public List<JsonNode> heard(String type) {
        return heard().stream().filter(message -> message.path("type").asText().equals(type)).toList();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        synchronized (this) {
            frame.append(data);
            if (last) {
                take(frame.toString());
                frame.setLength(0);
            }
        }
        webSocket.request(1);
        return null;
    }

    private void take(String text) {
        try {
            JsonNode message = Api.JSON.readTree(text);
            if (message.path("type").asText().equals("connected")) {
                connected = message;
                received = message.path("replayed").asBoolean() ? received : 0;
            } else {
                received++;
                heard.add(message);
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        synchronized (this) {
            closed = statusCode;
        }
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        synchronized (this) {
            closed = 1006;
        }
    }
}
