package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.rest.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A scripted client: says what it is told to, and remembers what it hears until it is asked. */
final class Peer implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_SECONDS = 10;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final String userId;
    private final WebSocket socket;
    private String resumeToken = "";
    private int received;

    private Peer(int port, String userId) {
        this.userId = userId;
        this.socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), new Ears())
                .join();
    }

    /** Connected, but nothing said. */
    static Peer silent(int port, String userId) {
        return new Peer(port, userId);
    }

    /** Connected and greeted. */
    static Peer hello(int port, String userId) {
        Peer peer = new Peer(port, userId);
        peer.say("{'type':'hello','token':'%s'}", TestTokens.token(userId));
        assertThat(peer.greeted().path("resumed").asBoolean()).isFalse();
        return peer;
    }

    /** Finds a partner, who is {@code other}: this one waits for them. */
    void meet(Peer other) {
        say("{'type':'find_partner'}");
        later("waiting_for_partner");
        other.say("{'type':'find_partner'}");
        later("partner_found");
        other.later("partner_found");
    }

    /** Another connection that goes on where this one was, after the frames it has heard. */
    Peer resume(int port) {
        return resume(port, ",'received':" + received);
    }

    Peer resume(int port, String more) {
        Peer next = new Peer(port, userId);
        next.say("{'type':'hello','token':'%s','resumeToken':'%s'" + more + "}", TestTokens.token(userId),
                resumeToken);
        JsonNode connected = next.greeted();
        if (connected.path("replayed").asBoolean()) {
            next.received += received;
        }
        return next;
    }

    /** The answer to a hello, which must come next. */
    JsonNode greeted() {
        JsonNode connected = next("connected");
        assertThat(connected.path("userId").asString()).isEqualTo(userId);
        resumeToken = connected.path("resumeToken").asString();
        received = 0;
        return connected;
    }

    String userId() {
        return userId;
    }

    String resumeToken() {
        return resumeToken;
    }

    /** Sends JSON, written with single quotes. */
    Peer say(String json, Object... values) {
        return sayRaw(json.formatted(values).replace('\'', '"'));
    }

    /** The same, whether or not it still can. */
    void trySay(String json) {
        socket.sendText(json.replace('\'', '"'), true).exceptionally(_ -> socket).join();
    }

    Peer sayRaw(String frame) {
        socket.sendText(frame, true).join();
        return this;
    }

    /** The next frame, whatever it is. */
    JsonNode next() {
        return JSON.readTree(nextRaw());
    }

    String nextRaw() {
        try {
            String frame = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(frame).as("%s hears something (closed: %s)", userId, closed).isNotNull();
            received++;
            return frame;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next frame, which must be of this type. */
    JsonNode next(String type) {
        JsonNode frame = next();
        assertThat(frame.path("type").asString()).as(frame.toString()).isEqualTo(type);
        return frame;
    }

    /** The next frame of this type; others before it are passed over. */
    JsonNode later(String type) {
        JsonNode frame = next();
        while (!frame.path("type").asString().equals(type)) {
            frame = next();
        }
        return frame;
    }

    /** The code of the error that must come next. */
    String error() {
        return next("error").path("code").asString();
    }

    /** {@code "<code> <reason>"} of the close that must come. */
    String closed() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** All frames that have come but were not asked for. */
    List<String> unheard() {
        List<String> rest = new ArrayList<>();
        heard.drainTo(rest);
        return rest;
    }

    /** The network is gone: no close frame. */
    void loseNetwork() {
        socket.abort();
    }

    boolean isClosed() {
        return closed.isDone();
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
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

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete((code + " " + reason).strip());
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
