package io.causerie.e2e.support;

import com.microsoft.playwright.Page;
import io.causerie.e2e.support.ScriptedServer.Part;
import java.util.List;

/** A page with nothing but the client module, a microphone that hums, and a server that does what a test says. */
public final class RecorderPage implements AutoCloseable {
    /** A microphone that hums at 440 Hz, and a client that is about to be in the session. */
    private static final String ENTER = """
            async () => {
              const { CauserieClient } = await import('/app/causerie-client.js');
              window.user ??= 'marie';
              const token = () => 'x.' + btoa(JSON.stringify({ sub: window.user, exp: 4e9 })) + '.x';
              const context = window.context = new AudioContext();
              const tone = new OscillatorNode(context, { frequency: 440 });
              const microphone = context.createMediaStreamDestination();
              tone.connect(new GainNode(context, { gain: 0.5 })).connect(microphone);
              tone.start();
              window.client = new CauserieClient({ url: 'wss://causerie.test/ws', token });
              window.microphone = microphone.stream.getAudioTracks()[0];
              window.refused = [];
              client.recording.addEventListener('refused', ({ detail }) => refused.push(detail.code));
              addEventListener('beforeunload', () => client.recording.flush());
              await client.setTracks({ audio: window.microphone, video: null });
              await client.recording.sendKept();
              client.connect();
            }""";
    private static final String LEVELS = """
            async (base64) => {
              const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
              const samples = (await new AudioContext().decodeAudioData(bytes.buffer)).getChannelData(0);
              const rate = new AudioContext().sampleRate;
              const levels = [];
              for (let from = 0; from + rate / 2 <= samples.length; from += rate / 2) {
                const piece = samples.subarray(from, from + rate / 2);
                const power = piece.reduce((sum, each) => sum + each * each, 0) / piece.length;
                levels.push(10 * Math.log10(power + 1e-12));
              }
              return levels;
            }""";

    private final Page page;
    private final ScriptedServer server;

    public RecorderPage(Chromium chromium) {
        page = chromium.page(ScriptedServer.ORIGIN);
        server = new ScriptedServer(page, "marie");
        page.onDialog(dialog -> dialog.accept());
        page.navigate("/");
    }

    public Page page() {
        return page;
    }

    public ScriptedServer server() {
        return server;
    }

    public void enter() {
        load();
        page.waitForFunction("client.recording.state === 'recording'");
    }

    public void load() {
        page.evaluate(ENTER);
    }

    public void speak(double seconds) {
        double begun = ((Number) page.evaluate("context.currentTime")).doubleValue();
        page.waitForFunction("end => context.currentTime >= end", begun + seconds);
    }

    public int pending() {
        return (int) page.evaluate("client.recording.progress.pending");
    }

    /** The level of each half second, in decibels below full scale. */
    @SuppressWarnings("unchecked")
    public List<Double> levels(List<Part> track) {
        return ((List<Number>) page.evaluate(LEVELS, server.base64(track))).stream().map(Number::doubleValue)
                .toList();
    }

    @Override
    public void close() {
        Chromium.close(page.context());
    }
}
