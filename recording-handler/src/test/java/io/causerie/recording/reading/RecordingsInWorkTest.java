package io.causerie.recording.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.recording.support.Client;
import io.causerie.recording.support.HandlerTest;
import io.causerie.recording.support.Recorder;
import io.causerie.recording.support.Sessions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What operators see of recordings. */
@HandlerTest
class RecordingsInWorkTest {
    private static final String PATH = "/admin/recordings";

    @LocalServerPort
    private int port;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Recorder recorder;

    @Test
    void one_that_failed_is_listed_with_the_reason_and_one_that_is_being_captured_only_counted() {
        var captured = sessions.active(60, "ali").recordingStarted(0);
        var failed = sessions.active(60, "ali").recordingStarted(0);
        failed.end(10);
        failed.request(1);
        recorder.failed(failed);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode overview = new Client(port, "ada", "admin").get(PATH).json();
            assertThat(overview.at("/counts/recording").asInt()).isPositive();
            assertThat(overview.at("/counts/failed").asInt()).isPositive();
            JsonNode item = overview.path("items").valueStream()
                    .filter(one -> one.path("sessionId").asString().equals(failed.id())).findFirst()
                    .orElseThrow();
            assertThat(item.path("status").asString()).isEqualTo("failed");
            assertThat(item.path("failure").asString()).isNotEmpty();
            assertThat(overview.path("items").toString()).doesNotContain(captured.id());
        });
    }

    @Test
    void it_is_for_administrators() {
        assertThat(new Client(port, "ines", "moderator").get(PATH).code()).isEqualTo("forbidden");
        assertThat(new Client(port, "ada", "auditor").get(PATH).code()).isEqualTo("forbidden");
    }
}
