package io.causerie.e2e.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForConditionOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody at a page, with a browser profile of their own. */
public final class Visitor implements AutoCloseable {
    private static final double PATIENCE_MS = 45_000;
    /** What flows between this page and each other participant, as WebRTC counts it. */
    private static final String TRAFFIC = """
            async () => {
              const { client } = await import('/app/ui/connection.js');
              const peers = client.partner.peer ? { partner: client.partner.peer } : {};
              for (const { userId } of client.session.state?.participants ?? []) {
                const peer = client.session.peer(userId);
                if (peer) {
                  peers[userId] = peer;
                }
              }
              const traffic = {};
              for (const [userId, peer] of Object.entries(peers)) {
                const stats = [...(await peer.getStats()).values()];
                const inbound = (kind) => stats.find((s) => s.type === 'inbound-rtp' && s.kind === kind) ?? {};
                const transport = stats.find((s) => s.type === 'transport') ?? {};
                const pair = stats.find((s) => s.id === transport.selectedCandidatePairId) ?? {};
                const candidate = (id) => stats.find((s) => s.id === id)?.candidateType ?? '';
                traffic[userId] = {
                  state: peer.state,
                  framesDecoded: inbound('video').framesDecoded ?? 0,
                  videoBytes: inbound('video').bytesReceived ?? 0,
                  audioBytes: inbound('audio').bytesReceived ?? 0,
                  bytesSent: transport.bytesSent ?? 0,
                  pathChanges: transport.selectedCandidatePairChanges ?? 0,
                  ufrag: transport.iceLocalUsernameFragment ?? '',
                  local: candidate(pair.localCandidateId),
                  remote: candidate(pair.remoteCandidateId),
                };
              }
              return JSON.stringify(traffic);
            }""";

    /** A microphone that hums, and no camera. */
    private static final String TONE = """
            navigator.mediaDevices.getUserMedia = async ({ audio }) => {
              if (!audio) {
                throw new DOMException('There is no camera', 'NotFoundError');
              }
              const context = new AudioContext();
              const tone = new OscillatorNode(context, { frequency: %d });
              const loudness = new GainNode(context, { gain: 0.25 });
              const microphone = context.createMediaStreamDestination();
              tone.connect(loudness).connect(microphone);
              tone.start();
              window.hum = (on) => {
                loudness.gain.value = on ? 0.25 : 0;
                return Date.now();
              };
              return microphone.stream;
            };""";

    private final BrowserContext context;
    private final Page page;
    private final String userId;
    private final String token;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Visitor(BrowserContext context, String userId, String token) {
        this.context = context;
        this.userId = userId;
        this.token = token;
        context.setDefaultTimeout(PATIENCE_MS);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onDialog(dialog -> {
            // The browser's own question before a page goes that still has something to send.
            if (dialog.type().equals("beforeunload")) {
                dialog.accept();
                return;
            }
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    public Page page() {
        return page;
    }

    public String userId() {
        return userId;
    }

    /** Faults of the pages' scripts, what the policy forbade, and dialogs that no page of ours opens. */
    public List<String> complaints() {
        return complaints;
    }

    /** Hums at that frequency instead of speaking, from the next page on. */
    public Visitor humming(int hertz) {
        page.addInitScript(TONE.formatted(hertz));
        return this;
    }

    /** Hums, or is silent; since when, to the millisecond. */
    public Instant hum(boolean on) {
        return Instant.ofEpochMilli(((Number) page.evaluate("on => hum(on)", on)).longValue());
    }

    /** As an app opens a page: the token in the fragment. */
    public Visitor open(String path) {
        page.navigate(path + (token.isEmpty() ? "" : "#token=" + token));
        return this;
    }

    /** A link that signs in this visitor, followed in somebody's page. */
    public void openIn(Page other, String path) {
        other.navigate(path + "#token=" + token);
    }

    public Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The picture of somebody else in the room. */
    public Locator tile(Visitor other) {
        return page.locator("causerie-tile[data-user='%s']".formatted(other.userId));
    }

    /** Waits until a script finds it true; it may take its time over that. Playwright's own wait takes any promise for true. */
    public void awaitTrue(String script) {
        page.waitForCondition(() -> isTrue(script), new WaitForConditionOptions().setTimeout(PATIENCE_MS));
    }

    private boolean isTrue(String script) {
        return (boolean) page.evaluate("async () => Boolean(await (%s)())".formatted(script));
    }

    /**
     * Per other participant (or {@code partner}): state, framesDecoded, videoBytes, audioBytes, bytesSent, pathChanges,
     * ufrag (of ICE, on this side), and what kind of candidate is used on this side (local) and on the other (remote).
     */
    public JsonNode traffic() {
        try {
            return Api.JSON.readTree((String) page.evaluate(TRAFFIC));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void say(String text) {
        page.getByLabel("Write a message").fill(text);
        page.keyboard().press("Enter");
    }

    public Locator messages() {
        return page.getByRole(AriaRole.LOG).getByRole(AriaRole.LISTITEM);
    }

    @Override
    public void close() {
        Chromium.close(context);
    }
}
