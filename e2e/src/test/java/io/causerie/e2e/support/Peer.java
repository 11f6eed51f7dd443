package io.causerie.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A scripted client of {@code /ws}: says what it is told to, and remembers what it hears until it is asked. */
public final class Peer implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int PATIENCE_SECONDS = 30;

    /** @param origin of its WebSocket */
    public record Node(String origin) {}

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final String token;
    private final WebSocket socket;
    private final JsonNode connected;

    private Peer(Node node, String token, String resume) {
        this.token = token;
        this.socket = HTTP.newWebSocketBuilder().buildAsync(URI.create(node.origin() + "/ws"), new Ears())
                .join();
        say("{'type':'hello','token':'%s'%s}".formatted(token, resume));
        this.connected = next("connected");
    }

    static Peer hello(Node node, String userId, String token) {
        Peer peer = new Peer(node, token, "");
        assertThat(peer.connected.path("userId").asText()).isEqualTo(userId);
        return peer;
    }

    /** A new connection, maybe to another node, that goes on where this one was. */
    public Peer resume(Node node) {
        return new Peer(node, token,
                ",'resumeToken':'%s','received':0".formatted(connected.path("resumeToken").asText()));
    }

    public boolean isResumed() {
        return connected.path("resumed").asBoolean();
    }

    /** Sends JSON, written with single quotes. */
    public Peer say(String json) {
        socket.sendText(json.replace('\'', '"'), true).join();
        return this;
    }

    /** The next frame of this type; others before it are passed over. */
    public JsonNode later(String type) {
        JsonNode frame = next();
        while (!frame.path("type").asText().equals(type)) {
            frame = next();
        }
        return frame;
    }

    /** The next frame, which must be of this type. */
    public JsonNode next(String type) {
        JsonNode frame = next();
        assertThat(frame.path("type").asText()).as(frame.toString()).isEqualTo(type);
        return frame;
    }

    private JsonNode next() {
        try {
            String frame = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(frame).as("something is heard").isNotNull();
            return Api.JSON.readTree(frame);
        } catch (InterruptedException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What has been heard and not been asked for. */
    public List<String> unheard() {
        List<String> rest = new ArrayList<>();
        heard.drainTo(rest);
        return rest;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder frame = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            frame.append(part);
            if (isLast) {
                heard.add(frame.toString());
                frame.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
