package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causerie.e2e.support.ScriptedServer;
import io.causerie.e2e.support.ScriptedServer.Part;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What the client module promises of the own voice, in a real browser against a server that does what the test says. */
@Isolated("it promises half a second")
class RecorderTest extends OnRecorderPage {
    @Test
    void a_voice_comes_in_parts_of_five_seconds_at_the_sessions_time() {
        room.enter();
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
        double seconds = room.levels(parts).size() / 2.0;
        assertThat(seconds * 1000).isCloseTo(parts.getLast().endMs() - parts.getFirst().startMs(),
                within(700.0));
    }

    @Test
    void a_muted_microphone_is_recorded_as_silence() {
        room.enter();
        room.speak(2.0);
        page.evaluate("microphone.enabled = false");
        room.speak(2.0);
        server.endSession();
        server.await(() -> !server.parts().isEmpty() && room.pending() == 0);

        List<Double> levels = room.levels(server.parts());
        assertThat(levels.subList(1, 3)).allSatisfy(level -> assertThat(level).isGreaterThan(-20));
        assertThat(levels.getLast()).isLessThan(-60);
    }

    @Test
    void what_cannot_be_sent_is_kept_over_a_reload_and_sent_afterwards() {
        server.answerParts(503);
        room.enter();
        server.await(() -> server.attempts().size() >= 2);
        room.speak(1.5);
        long reloadedAt = server.now();
        page.reload();
        server.answerParts(204);
        room.enter();
        server.await(() -> server.parts().stream().map(Part::trackId).distinct().count() == 2);

        String before = server.attempts().getFirst().trackId();
        List<Part> kept = server.parts().stream().filter(part -> part.trackId().equals(before)).toList();
        assertThat(kept).extracting(Part::seq).containsExactly(0, 1);
        assertThat(kept.getLast().startMs()).isCloseTo(kept.getFirst().endMs(), within(2L));
        assertThat(kept.getLast().endMs()).isGreaterThanOrEqualTo(reloadedAt - 300);
        assertThat(room.levels(kept)).hasSizeGreaterThan(10).allSatisfy(
                level -> assertThat(level).isGreaterThan(-20));
        assertThat(server.parts().getLast().startMs()).isGreaterThan(reloadedAt);
    }

    @Test
    void what_is_left_of_a_session_that_is_over_is_sent_at_the_next_load() {
        server.answerParts(503);
        room.enter();
        server.await(() -> !server.attempts().isEmpty());
        server.endSession();
        page.waitForCondition(() -> room.pending() >= 1);
        page.reload();
        server.answerParts(204);
        room.load();
        server.await(() -> !server.parts().isEmpty() && room.pending() == 0);
        assertThat(server.parts()).extracting(Part::trackId)
                .containsOnly(server.attempts().getFirst().trackId());
        page.reload();
        room.load();
        assertThat(room.pending()).isZero();
    }

    @Test
    void what_is_refused_for_good_is_not_sent_again() {
        server.answerParts(403);
        room.enter();
        server.await(() -> server.attempts().size() == 2);
        server.endSession();
        server.await(() -> server.attempts().size() == 3 && room.pending() == 0);
        assertThat(server.attempts()).extracting(Part::seq).containsExactly(0, 1, 2);
        assertThat(page.evaluate("refused")).isEqualTo(List.of("consent-required", "consent-required",
                "consent-required"));
    }

    @Test
    void a_withdrawal_ends_the_capture_before_anything_else_and_is_told_until_it_is_heard() {
        room.enter();
        room.speak(1.5);
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
        room.speak(1);
        server.endSession();
        server.await(() -> server.parts().size() == 2);
        assertThat(Stream.of(server.parts().getFirst(), server.parts().getLast()).map(Part::trackId)
                .distinct()).hasSize(2);
    }

    @Test
    void nobody_is_captured_whom_the_server_no_longer_names() {
        room.enter();
        room.speak(1.0);
        long toldAt = server.now();
        server.tellRecording(false);
        server.await(() -> server.parts().size() == 1);
        assertThat(page.evaluate("client.recording.state")).isEqualTo("inactive");
        assertThat(server.parts().getFirst().endMs()).isCloseTo(toldAt, within(1_000L));
    }
}
