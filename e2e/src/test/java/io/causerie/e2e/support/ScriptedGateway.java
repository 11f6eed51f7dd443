package io.causerie.e2e.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForConditionOptions;
import com.microsoft.playwright.WebSocketRoute;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/** The gateway as a test plays it to the client module in one page: nothing is said but what the test says. */
public final class ScriptedGateway {
    private static final double PATIENCE_MS = 30_000;
    /** A client that comes back quickly and says what happens to it. */
    private static final String CLIENT = """
            async () => {
              const { CauserieClient } = await import('/app/causerie-client.js');
              const claims = () => btoa(JSON.stringify({ sub: 'marie', exp: Date.now() / 1000 + window.lifetime, n: window.tokens++ }));
              Object.assign(window, { lifetime: 3600, tokens: 0, told: [] });
              const client = new CauserieClient({
                url: location.origin.replace('http', 'ws') + '/ws',
                api: location.origin,
                token: () => `e30.${claims()}.x`,
                backoff: { first: 50, max: 50 },
              });
              client.session.addEventListener('ended', ({ detail }) => window.told.push('ended ' + detail.reason));
              client.partner.addEventListener('notice', ({ detail }) => window.told.push(detail.code));
              window.client = client;
            }""";

    private final Page page;
    private final Queue<JsonNode> heard = new ArrayDeque<>();
    private WebSocketRoute socket;

    private ScriptedGateway(Page page) {
        this.page = page;
    }

    /** Opens a page of its own without any script of ours but the client module, which is not connected yet. */
    public static ScriptedGateway of(Visitor visitor) {
        ScriptedGateway gateway = new ScriptedGateway(visitor.page());
        gateway.page.routeWebSocket("**/ws", gateway::accept);
        gateway.page.navigate("/app/config.json");
        gateway.page.evaluate(CLIENT);
        return gateway;
    }

    private void accept(WebSocketRoute opened) {
        socket = opened;
        opened.onMessage(frame -> heard.add(read(frame.text())));
    }

    /** Runs a script in the page, where {@code client} is the module's. */
    public Object run(String script) {
        return page.evaluate(script);
    }

    public ScriptedGateway connect() {
        run("() => client.connect()");
        next("hello");
        return say(
                "{'type':'connected','userId':'marie','resumeToken':'r','heartbeatSeconds':15,'iceServers':[]}");
    }

    /** Ends the connection as one that went silent, and answers the next hello with these fields. */
    public JsonNode comeBack(boolean resumed, boolean replayed) {
        return comeBack(resumed, replayed, "");
    }

    public JsonNode comeBack(boolean resumed, boolean replayed, String more) {
        cut();
        JsonNode hello = next("hello");
        say("{'type':'connected','userId':'marie','resumeToken':'r','heartbeatSeconds':15,'iceServers':[],'resumed':%s,'replayed':%s%s}"
                .formatted(resumed, replayed, more));
        return hello;
    }

    public void cut() {
        heard.clear();
        socket.close(new WebSocketRoute.CloseOptions().setCode(4410).setReason("heartbeat"));
    }

    /** Says JSON, written with single quotes. */
    public ScriptedGateway say(String json) {
        return sayRaw(json.replace('\'', '"'));
    }

    public ScriptedGateway sayRaw(String json) {
        socket.send(json);
        return this;
    }

    /** The next frame of this type; others before it are passed over. */
    public JsonNode next(String type) {
        List<JsonNode> found = new ArrayList<>(1);
        waitFor(() -> {
            while (found.isEmpty() && !heard.isEmpty()) {
                JsonNode frame = heard.remove();
                if (frame.path("type").asText().equals(type)) {
                    found.add(frame);
                }
            }
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    /** Whether a frame of this type was heard since the last one asked for. */
    public boolean heard(String type) {
        return heard.stream().anyMatch(frame -> frame.path("type").asText().equals(type));
    }

    /** Waits until a script finds it true. */
    public ScriptedGateway until(String script) {
        page.waitForFunction(script, null, new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MS));
        return this;
    }

    private void waitFor(BooleanSupplier condition) {
        page.waitForCondition(condition, new WaitForConditionOptions().setTimeout(PATIENCE_MS));
    }

    private static JsonNode read(String frame) {
        try {
            return Api.JSON.readTree(frame);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
