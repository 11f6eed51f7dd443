package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.e2e.support.ScriptedServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the user wished of the recording, what the server has heard of it, and what the page may say meanwhile. */
class ConsentWishesTest extends OnRecorderPage {
    @BeforeEach
    void enterWithoutConsent() {
        server.beginWithoutConsent();
        room.load();
        page.waitForFunction("client.session.state !== undefined");
    }

    @Test
    void a_yes_whose_answer_is_lost_is_told_again_and_nobody_is_captured_unsaid() {
        server.answerConsent(ScriptedServer.LOST);
        wish(true);
        server.await(() -> server.consents().size() == 1);
        server.tellRecording(true);
        page.waitForFunction("client.recording.state === 'recording'");
        assertSays(true);
        server.answerConsent(200);
        page.waitForFunction("window.settled === 1");
        assertThat(server.consents()).hasSizeGreaterThan(1).containsOnly(true);
        assertSays(true);
    }

    @Test
    void a_yes_that_nobody_answers_can_be_taken_back_at_once() {
        server.answerConsent(ScriptedServer.LOST);
        wish(true);
        server.await(() -> server.consents().size() == 1);
        server.answerConsent(200);
        wish(false);
        page.waitForFunction("window.settled === 2");
        assertThat(server.consents()).containsExactly(true, false);
        assertSays(false);
    }

    @Test
    void a_yes_that_arrives_after_the_no_is_withdrawn_again_and_never_captured() {
        server.answerConsent(ScriptedServer.HANGING);
        wish(true);
        server.await(() -> server.consents().size() == 1);
        server.answerConsent(200);
        wish(false);
        server.await(() -> server.consents().size() == 2);
        page.waitForFunction("window.settled === 2");
        server.tellRecording(true);
        server.await(() -> server.consents().size() == 3);
        assertThat(server.consents()).containsExactly(true, false, false);
        assertSays(false);
        assertThat(page.evaluate("client.recording.state")).isEqualTo("inactive");
        server.tellRecording(false);
        wish(true);
        server.await(() -> server.consents().size() == 4);
        server.tellRecording(true);
        page.waitForFunction("client.recording.state === 'recording'");
        assertSays(true);
    }

    @Test
    void consent_that_was_given_elsewhere_is_said_like_ones_own() {
        server.tellRecording(true);
        page.waitForFunction("client.recording.state === 'recording'");
        assertSays(true);
        server.tellRecording(false);
        page.waitForFunction("client.recording.state === 'inactive'");
        assertSays(false);
    }

    @Test
    void a_yes_that_is_refused_leaves_what_the_server_says() {
        server.answerConsent(403);
        wish(true);
        page.waitForFunction("window.settled === 1");
        assertThat(server.consents()).containsExactly(true);
        assertSays(false);
    }

    private void wish(boolean consent) {
        page.evaluate("""
                (consent) => {
                  const settled = () => (window.settled = (window.settled ?? 0) + 1);
                  client.recording.setConsent(consent).then(settled, settled);
                }""", consent);
    }

    private void assertSays(boolean recorded) {
        assertThat(page.evaluate("client.recording.consent")).isEqualTo(recorded);
        assertThat(page.evaluate("client.recording.recorded")).isEqualTo(recorded);
    }
}
