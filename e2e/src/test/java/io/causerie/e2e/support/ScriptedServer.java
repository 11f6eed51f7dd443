package io.causerie.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.WebSocketRoute;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One session as a page meets it, answered by the test itself: the gateway's socket, consent, the session's time, and parts of a
 * recording that are taken or refused as the test says. The pages' files are the sources.
 */
public final class ScriptedServer {
    public static final String ORIGIN = "https://causerie.test";
    /** How long the session has been active when a page first asks. */
    public static final long BEGUN_MS = 60_000;
    /** An answer that never arrives, since the connection breaks. */
    public static final int LOST = 0;
    /** An answer that does not come. */
    public static final int HANGING = -1;
    private static final Map<Integer, String> CODES = Map.of(403, "consent-required", 409, "session-ended");
    private static final Path FILES = Path.of("..", "signaling-gateway", "src", "main", "resources",
            "static");
    private static final Pattern PART = Pattern
            .compile("/sessions/([^/]+)/recording/tracks/([^/]+)/parts/([0-9]+)");

    /** A part as it was sent, in the order of coming. */
    public record Part(String sender, String trackId, int seq, long startMs, long durationMs, String type,
            byte[] body) {
        public long endMs() {
            return startMs + durationMs;
        }
    }

    private final Page page;
    private final String userId;
    private final List<Part> attempts = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Boolean> consents = new ArrayList<>();
    private final long startedAt = System.nanoTime();
    private final List<Route> held = new ArrayList<>();
    private int partsAnswer = 204;
    private int troubledSeq = -1;
    private int consentAnswer = 200;
    private @Nullable WebSocketRoute socket;
    private boolean consent = true;
    private boolean over;

    public ScriptedServer(Page page, String userId) {
        this.page = page;
        this.userId = userId;
        page.route(ORIGIN + "/**", this::answer);
        page.routeWebSocket("wss://causerie.test/ws", this::greet);
    }

    /** What parts are answered from now on. */
    public void answerParts(int status) {
        partsAnswer = status;
    }

    /** One part of each track has trouble from now on; -1: none. */
    public void troubleOne(int seq) {
        troubledSeq = seq;
    }

    /** What changes of consent are answered from now on, {@link #LOST} and {@link #HANGING} included. */
    public void answerConsent(int status) {
        consentAnswer = status;
    }

    /** Those that were taken, by track and number; a track's are one file. */
    public List<Part> parts() {
        return parts.stream().sorted(Comparator.comparing(Part::startMs)).toList();
    }

    /** Also those that were refused. */
    public List<Part> attempts() {
        return List.copyOf(attempts);
    }

    public List<Boolean> consents() {
        return List.copyOf(consents);
    }

    /** Nobody is recorded when a page comes. */
    public void beginWithoutConsent() {
        consent = false;
    }

    /** Milliseconds since the session became active, as {@code GET …/clock} tells. */
    public long now() {
        return BEGUN_MS + (System.nanoTime() - startedAt) / 1_000_000;
    }

    /** All of a track as a file, for the page to decode. */
    public String base64(List<Part> track) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        track.forEach(part -> file.writeBytes(part.body()));
        return Base64.getEncoder().encodeToString(file.toByteArray());
    }

    /** Says who is recorded from now on. */
    public void tellRecording(boolean recorded) {
        consent = recorded;
        ObjectNode state = Api.JSON.createObjectNode().put("type", "recording-state").put("recording",
                recorded);
        state.putArray("consentingUserIds").addAll(
                recorded ? List.of(Api.JSON.getNodeFactory().textNode(userId)) : List.of());
        send(state);
    }

    /** Also for a page that is loaded anew. */
    public void endSession() {
        over = true;
        send(Api.JSON.createObjectNode().put("type", "session-ended").put("sessionId", "s1").put("reason",
                "time-expired"));
    }

    private void greet(WebSocketRoute route) {
        socket = route;
        route.onMessage(frame -> {
            if (frame.text().contains("\"hello\"")) {
                send(Api.JSON.createObjectNode().put("type", "connected").put("userId", userId)
                        .put("resumeToken", "r").put("heartbeatSeconds", 15).put("resumed", false)
                        .put("replayed", false).set("iceServers", Api.JSON.createArrayNode()));
                if (!over) {
                    send(sessionState());
                }
            }
        });
    }

    private ObjectNode sessionState() {
        ObjectNode state = Api.JSON.createObjectNode().put("type", "session-state").put("sessionId", "s1")
                .put("kind", "slot").put("status", "active").put("recording", consent);
        state.putArray("participants").addObject().put("userId", userId).put("displayName", "Marie")
                .put("status", "connected").put("cameraEnabled", true).put("micEnabled", true)
                .put("recordingConsent", consent);
        return state;
    }

    private void send(JsonNode message) {
        Objects.requireNonNull(socket).send(message.toString());
    }

    private void answer(Route route) {
        String path = route.request().url().substring(ORIGIN.length());
        Matcher part = PART.matcher(path);
        if (part.matches()) {
            take(route, part);
        } else if (path.endsWith("/recording/clock")) {
            route.fulfill(
                    json(200, "{\"now\":\"2026-11-22T12:00:00.000Z\",\"offsetMs\":%d}".formatted(now())));
        } else if (path.equals("/sessions/current/consent")) {
            consents.add(route.request().postData().contains("true"));
            switch (consentAnswer) {
                case LOST -> route.abort();
                case HANGING -> held.add(route);
                default -> route.fulfill(json(consentAnswer, "{}"));
            }
        } else if (path.equals("/")) {
            route.fulfill(new FulfillOptions().setContentType("text/html").setBody("<!doctype html>"));
        } else {
            route.fulfill(new FulfillOptions().setPath(FILES.resolve(path.substring(1))));
        }
    }

    private void take(Route route, Matcher path) {
        Request request = route.request();
        Map<String, String> headers = request.headers();
        Part part = new Part(sender(headers), path.group(2), Integer.parseInt(path.group(3)),
                Long.parseLong(headers.get("x-start-offset-ms")),
                Long.parseLong(headers.get("x-duration-ms")),
                headers.get("content-type"), request.postDataBuffer());
        attempts.add(part);
        int answer = part.seq() == troubledSeq ? 500 : partsAnswer;
        if (answer == 204) {
            parts.add(part);
        }
        String code = CODES.getOrDefault(answer, "unavailable");
        route.fulfill(json(answer, "{\"code\":\"%s\"}".formatted(code)));
    }

    /** Who the token says. */
    private static String sender(Map<String, String> headers) {
        String payload = headers.get("authorization").split("\\.")[1];
        try {
            return Api.JSON.readTree(Base64.getDecoder().decode(payload)).path("sub").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FulfillOptions json(int status, String body) {
        FulfillOptions options = new FulfillOptions().setStatus(status).setContentType("application/json");
        return status == 204 ? options : options.setBodyBytes(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until so many parts were taken, or something else has come about; the page goes on meanwhile. */
    public void await(BooleanSupplier condition) {
        page.waitForCondition(condition, new Page.WaitForConditionOptions().setTimeout(45_000));
    }
}
