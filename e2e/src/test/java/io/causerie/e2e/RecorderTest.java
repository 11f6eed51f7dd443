package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import io.causerie.e2e.support.Chromium;
import io.causerie.e2e.support.ScriptedServer;
import io.causerie.e2e.support.ScriptedServer.Part;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the client module promises of the own voice, in a real browser against a server that does what the test says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecorderTest {
    /** A microphone that hums at 440 Hz, and a client that is about to be in the session. */
    private static final String ENTER = """
            async () => {
              const { CauserieClient } = await import('/app/causerie-client.js');
              const token = 'x.' + btoa(JSON.stringify({ sub: 'marie', exp: 4e9 })) + '.x';
              const context = window.context = new AudioContext();
              const tone = new OscillatorNode(context, { frequency: 440 });
              const microphone = context.createMediaStreamDestination();
              tone.connect(new GainNode(context, { gain: 0.5 })).connect(microphone);
              tone.start();
              window.client = new CauserieClient({ url: 'wss://causerie.test/ws', token: () => token });
              window.microphone = microphone.stream.getAudioTracks()[0];
              window.refused = [];
              client.recording.addEventListener('refused', ({ detail }) => refused.push(detail.code));
              addEventListener('beforeunload', () => client.recording.flush());
              await client.setTracks({ audio: window.microphone, video: null });
              await client.recording.sendKept();
              client.connect();
            }""";
    /** The level of each half second, in decibels below full scale. */
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

    private Chromium chromium;
    private Page page;
    private ScriptedServer server;

    @BeforeAll
    void start() {
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @BeforeEach
    void open() {
        page = chromium.page(ScriptedServer.ORIGIN);
        server = new ScriptedServer(page, "marie");
        page.onDialog(dialog -> dialog.accept());
        page.navigate("/");
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    @Test
    void a_voice_comes_in_parts_of_five_seconds_at_the_sessions_time() {
        enter();
        server.await(() -> server.parts().size() == 2);
        long end = server.now();
        server.endSession();
        server.await(() -> server.parts().size() == 3);

        List<Part> parts = server.parts();
        assertThat(parts).extracting(Part::seq).containsExactly(0, 1, 2);
        assertThat(parts).extracting(Part::trackId).containsOnly(parts.getFirst().trackId());
        assertThat(parts).extracting(Part::type).containsOnly("audio/webm;codecs=opus");
        assertThat(parts.getFirst().startMs()).isBetween(ScriptedServer.BEGUN_MS, end);
        assertThat(parts.getFirst().durationMs()).isBetween(4_000L, 9_900L);
        for (int i = 1; i < parts.size(); i++) {
            assertThat(parts.get(i).startMs()).isCloseTo(parts.get(i - 1).endMs(), within(2L));
        }
        assertThat(parts.getLast().endMs()).isCloseTo(end, within(1_000L));
        double seconds = levels(parts).size() / 2.0;
        assertThat(seconds * 1000).isCloseTo(parts.getLast().endMs() - parts.getFirst().startMs(),
                within(700.0));
    }

    @Test
    void a_muted_microphone_is_recorded_as_silence() {
        enter();
        speak(2.0);
        page.evaluate("microphone.enabled = false");
        speak(2.0);
        server.endSession();
        server.await(() -> !server.parts().isEmpty() && pending() == 0);

        List<Double> levels = levels(server.parts());
        assertThat(levels.subList(1, 3)).allSatisfy(level -> assertThat(level).isGreaterThan(-20));
        assertThat(levels.getLast()).isLessThan(-60);
    }

    @Test
    void what_cannot_be_sent_is_kept_over_a_reload_and_sent_afterwards() {
        server.answerParts(503);
        enter();
        server.await(() -> server.attempts().size() >= 2);
        speak(1.5);
        long reloadedAt = server.now();
        page.reload();
        server.answerParts(204);
        enter();
        server.await(() -> server.parts().stream().map(Part::trackId).distinct().count() == 2);

        String before = server.attempts().getFirst().trackId();
        List<Part> kept = server.parts().stream().filter(part -> part.trackId().equals(before)).toList();
        assertThat(kept).extracting(Part::seq).containsExactly(0, 1);
        assertThat(kept.getLast().startMs()).isCloseTo(kept.getFirst().endMs(), within(2L));
        assertThat(kept.getLast().endMs()).isGreaterThanOrEqualTo(reloadedAt - 300);
        assertThat(levels(kept)).hasSizeGreaterThan(10).allSatisfy(
                level -> assertThat(level).isGreaterThan(-20));
        assertThat(server.parts().getLast().startMs()).isGreaterThan(reloadedAt);
    }

    @Test
    void what_is_left_of_a_session_that_is_over_is_sent_at_the_next_load() {
        server.answerParts(503);
        enter();
        server.await(() -> !server.attempts().isEmpty());
        server.endSession();
        page.waitForCondition(() -> pending() >= 1);
        page.reload();
        server.answerParts(204);
        load();
        server.await(() -> !server.parts().isEmpty() && pending() == 0);
        assertThat(server.parts()).extracting(Part::trackId)
                .containsOnly(server.attempts().getFirst().trackId());
        page.reload();
        load();
        assertThat(pending()).isZero();
    }

    @Test
    void what_is_refused_for_good_is_not_sent_again() {
        server.answerParts(403);
        enter();
        server.await(() -> server.attempts().size() == 2);
        server.endSession();
        server.await(() -> server.attempts().size() == 3 && pending() == 0);
        assertThat(server.attempts()).extracting(Part::seq).containsExactly(0, 1, 2);
        assertThat(page.evaluate("refused")).isEqualTo(List.of("consent-required", "consent-required",
                "consent-required"));
    }

    @Test
    void a_withdrawal_ends_the_capture_before_anything_else_and_is_told_until_it_is_heard() {
        enter();
        speak(1.5);
        server.answerConsent(503);
        long withdrawnAt = server.now();
        page.evaluate("() => { client.recording.setConsent(false); }");
        assertThat(page.evaluate("client.recording.state")).isEqualTo("inactive");
        server.await(() -> server.consents().size() >= 3);
        server.tellRecording(true);
        server.answerConsent(200);
        int sofar = server.consents().size();
        server.await(() -> server.consents().size() > sofar);
        assertThat(page.evaluate("client.recording.state")).isEqualTo("inactive");
        server.tellRecording(false);

        server.await(() -> server.parts().size() == 1);
        assertThat(server.consents()).containsOnly(false);
        assertThat(server.parts().getFirst().endMs()).isCloseTo(withdrawnAt, within(500L));

        page.evaluate("() => client.recording.setConsent(true)");
        assertThat(page.evaluate("client.recording.state")).isEqualTo("inactive");
        server.tellRecording(true);
        page.waitForFunction("client.recording.state === 'recording'");
        speak(1);
        server.endSession();
        server.await(() -> server.parts().size() == 2);
        assertThat(Stream.of(server.parts().getFirst(), server.parts().getLast()).map(Part::trackId)
                .distinct()).hasSize(2);
    }

    @Test
    void nobody_is_captured_whom_the_server_no_longer_names() {
        enter();
        speak(1.0);
        long toldAt = server.now();
        server.tellRecording(false);
        server.await(() -> server.parts().size() == 1);
        assertThat(page.evaluate("client.recording.state")).isEqualTo("inactive");
        assertThat(server.parts().getFirst().endMs()).isCloseTo(toldAt, within(1_000L));
    }

    private void enter() {
        load();
        page.waitForFunction("client.recording.state === 'recording'");
    }

    private void load() {
        page.evaluate(ENTER);
    }

    private void speak(double seconds) {
        double begun = ((Number) page.evaluate("context.currentTime")).doubleValue();
        page.waitForFunction("end => context.currentTime >= end", begun + seconds);
    }

    private int pending() {
        return (int) page.evaluate("client.recording.progress.pending");
    }

    @SuppressWarnings("unchecked")
    private List<Double> levels(List<Part> track) {
        return ((List<Number>) page.evaluate(LEVELS, server.base64(track))).stream().map(Number::doubleValue)
                .toList();
    }
}
