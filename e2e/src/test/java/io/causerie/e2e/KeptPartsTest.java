package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causerie.e2e.support.ScriptedServer;
import io.causerie.e2e.support.ScriptedServer.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of parts of a voice that cannot simply be sent: each is sent for whom it is of, once, and none holds up the others. */
class KeptPartsTest extends OnRecorderPage {
    @Test
    void a_voice_is_never_sent_with_the_token_of_somebody_else() {
        server.answerParts(503);
        room.enter();
        server.await(() -> !server.attempts().isEmpty());
        page.evaluate("user = 'jean'");
        server.answerParts(204);
        server.endSession();
        server.await(() -> room.pending() == 0);
        assertThat(server.parts()).isEmpty();

        page.evaluate("client.recording.sendKept()");
        assertThat(room.pending()).isZero();
        page.evaluate("user = 'marie'");
        page.evaluate("client.recording.sendKept()");
        server.await(() -> server.parts().size() >= 2 && room.pending() == 0);
        assertThat(server.attempts()).extracting(Part::sender).containsOnly("marie");
        assertThat(server.parts()).extracting(Part::seq).startsWith(0, 1).doesNotHaveDuplicates();
    }

    @Test
    void a_part_that_the_server_has_trouble_with_holds_up_no_other() {
        server.troubleOne(0);
        room.enter();
        server.await(() -> server.parts().size() == 2);
        assertThat(server.parts()).extracting(Part::seq).containsExactly(1, 2);
        server.troubleOne(-1);
        server.await(() -> server.parts().stream().anyMatch(part -> part.seq() == 0));
    }

    @Test
    void what_comes_after_the_files_were_made_is_given_up() {
        server.answerParts(409);
        room.enter();
        server.await(() -> server.attempts().size() == 1 && room.pending() == 0);
        assertThat(page.evaluate("refused")).isEqualTo(List.of("session-ended"));
        server.endSession();
        page.reload();
        room.load();
        server.await(() -> room.pending() == 0);
        assertThat(server.attempts()).filteredOn(part -> part.seq() == 0).hasSize(1);
    }

    @Test
    void a_browser_that_keeps_nothing_records_all_the_same() {
        page.addInitScript("""
                Object.defineProperty(window, 'indexedDB', {
                  get() {
                    throw new DOMException('Not for this page', 'SecurityError');
                  },
                });""");
        page.reload();
        room.enter();
        room.speak(1.5);
        server.endSession();
        server.await(() -> server.parts().size() == 1 && room.pending() == 0);
    }

    @Test
    void a_page_that_stands_still_for_longer_than_a_part_may_be_loses_nothing() {
        room.enter();
        server.await(() -> server.parts().size() == 1);
        page.evaluate("""
                () => {
                  const until = performance.now() + 12_500;
                  while (performance.now() < until);
                }""");
        room.speak(1);
        server.endSession();
        server.await(() -> server.parts().size() >= 4 && room.pending() == 0);
        List<Part> parts = server.parts();
        assertThat(parts).extracting(Part::trackId).containsOnly(parts.getFirst().trackId());
        assertThat(parts).extracting(Part::durationMs)
                .allSatisfy(duration -> assertThat(duration).isLessThanOrEqualTo(10_000));
        for (int i = 1; i < parts.size(); i++) {
            assertThat(parts.get(i).startMs()).isCloseTo(parts.get(i - 1).endMs(), within(2L));
        }
        long spokenMs = parts.getLast().endMs() - parts.getFirst().startMs();
        assertThat(spokenMs).isGreaterThan(12_500);
        assertThat(room.levels(parts).size() * 500.0).isCloseTo(spokenMs, within(1_000.0));
    }
}
