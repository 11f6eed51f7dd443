package io.causerie.command.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.api.session.SessionEvent;
import io.causerie.command.story.RunningCommandSide.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A running command side and the recording handler, as far as it is asked and told over HTTP. */
class RecordingStoryTest {
    private static final String SECRET = "a secret that two processes share";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String STORED = """
            {"attempt":%d,"bucket":"causerie","manifestKey":"m.json","mixKey":"mix.ogg","durationMs":2000,
             "tracks":[{"userId":"%s","trackId":"t1","key":"t1.ogg","startMs":0,"durationMs":2000}]}""";

    @TempDir
    private static Path directory;
    private static RunningCommandSide commandSide;

    private final String session = UUID.randomUUID().toString();
    private final String ali = "ali-" + session;
    private final String bea = "bea-" + session;

    @BeforeAll
    static void start() {
        commandSide = RunningCommandSide.in(directory, "causerie.command-link.secret=" + SECRET,
                "causerie.sessions.recording-settle=PT0.2S");
    }

    @AfterAll
    static void stop() {
        commandSide.close();
    }

    @Test
    void from_the_first_consent_to_the_files_in_the_store_and_their_end() {
        recordAndLeave();

        assertThat(report("stored", STORED.formatted(1, ali)).status()).isEqualTo(204);
        assertThat(report("stored", STORED.formatted(1, ali)).status()).isEqualTo(204);
        assertThat(report("erased", "{\"userId\":\"%s\"}".formatted(ali)).text("code"))
                .as("without a word of what is stored").isEqualTo("conflict");
        assertThat(report("erased", "{\"userId\":\"%s\",\"replaces\":\"m.json\"}".formatted(ali)).status())
                .isEqualTo(204);
        assertThat(report("expired", "").status()).isEqualTo(204);

        List<Object> events = commandSide.eventsOf(session);
        assertThat(events).filteredOn(SessionEvent.OfRecording.class::isInstance)
                .<Class<?>>extracting(Object::getClass).containsExactly(SessionEvent.RecordingStarted.class,
                        SessionEvent.RecordingRequested.class, SessionEvent.RecordingStored.class,
                        SessionEvent.TracksErased.class, SessionEvent.RecordingExpired.class);
        assertThat(commandSide.messagesOf(session).getLast().getMetaData().get("actor"))
                .isEqualTo("recording-handler");
    }

    @Test
    void what_failed_is_tried_again_when_an_admin_says_so() {
        recordAndLeave();

        assertThat(report("failed", "{\"attempt\":1,\"reason\":\"timed-out\"}").status()).isEqualTo(204);
        String retry = "/recordings/" + session + "/retry";
        assertThat(commandSide.post(retry, ali, "moderator", "").status()).isEqualTo(403);
        assertThat(commandSide.post(retry, "root", "admin", "").status()).isEqualTo(204);
        assertThat(commandSide.post(retry, "root", "admin", "").text("code")).isEqualTo("conflict");
        assertThat(report("stored", STORED.formatted(1, ali)).text("code")).isEqualTo("conflict");
        assertThat(report("stored", STORED.formatted(2, ali)).status()).isEqualTo(204);

        assertThat(commandSide.eventsOf(session))
                .filteredOn(SessionEvent.RecordingRequested.class::isInstance)
                .hasSize(2);
    }

    @Test
    void what_failed_is_tried_again_when_the_handler_says_so() {
        recordAndLeave();
        assertThat(report("retry", "").text("code")).isEqualTo("conflict");
        report("failed", "{\"attempt\":1,\"reason\":\"no-audio\"}");

        assertThat(report("retry", "").status()).isEqualTo(204);

        assertThat(report("stored", STORED.formatted(2, ali)).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "failed|{\"attempt\":1,\"reason\":\"x\"}|reason",
            "failed|{\"attempt\":0,\"reason\":\"timed-out\"}|attempt",
            "failed|{\"reason\":\"timed-out\"}|attempt",
            "erased|{}|userId", "erased|{\"userId\":\"a\",\"mixKey\":\"https://x\"}|mixKey",
            "stored|{\"attempt\":1,\"bucket\":\"b\",\"manifestKey\":\"m\",\"mixKey\":\"x\",\"tracks\":[],\"durationMs\":1}|tracks"})
    void what_is_not_valid_is_refused_by_field(String what, String json, String field) {
        Answer answer = report(what, json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("violations").path(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void of_a_session_that_there_is_not_nothing_is_said() {
        assertThat(report("expired", "").text("code")).isEqualTo("not-found");
    }

    @Test
    void users_have_no_business_there() {
        String path = "/internal/sessions/" + session + "/recording/expired";

        assertThat(commandSide.post(path, "root", "admin", "").status()).isEqualTo(401);
    }

    private void recordAndLeave() {
        ask("/internal/meetings", "{\"sessionId\":\"%s\",\"waitedUserId\":\"%s\",\"cameUserId\":\"%s\"}"
                .formatted(session, ali, bea));
        assertThat(commandSide.put("/sessions/current/consent", ali, "learner", "{\"recordingConsent\":true}")
                .status()).isEqualTo(200);
        commandSide.post("/sessions/current/leave", bea, "learner", "");
        await().atMost(SOON).until(() -> commandSide.eventsOf(session).stream()
                .anyMatch(SessionEvent.RecordingRequested.class::isInstance));
    }

    private Answer report(String what, String json) {
        return ask("/internal/sessions/" + session + "/recording/" + what, json);
    }

    private static Answer ask(String path, String json) {
        return commandSide.postAs(
                LinkTokens.token(SECRET, claims -> claims.issuer("causerie-recording-handler")),
                path, json);
    }
}
