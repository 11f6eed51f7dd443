package io.causerie.recording.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.recording.consent.Outcome;
import io.causerie.recording.consent.Recording;
import io.causerie.recording.consent.RecordingRows;
import io.causerie.recording.consent.RecordingStatus;
import io.causerie.recording.link.RecordingLink;
import io.causerie.recording.support.HandlerTest;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Which recordings are ended when, and that the command side decides it. */
@HandlerTest
class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final RetentionSettings SETTINGS = new RetentionSettings(Duration.ofDays(90),
            Duration.ofDays(7), Duration.ofHours(1), Duration.ofSeconds(2), Duration.ofSeconds(30));

    @Autowired
    private MongoClient client;

    private final List<String> ended = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private MongoTemplate mongo;

    @BeforeEach
    void empty() {
        mongo = new MongoTemplate(client, "retention");
        mongo.remove(Recording.class).all();
    }

    @Test
    void each_is_ended_when_its_time_is_over_and_not_before() {
        row("old", RecordingStatus.STORED, 90);
        row("young", RecordingStatus.STORED, 89);
        row("failed-long-ago", RecordingStatus.FAILED, 7);
        row("failed", RecordingStatus.FAILED, 6);

        sweep();

        assertThat(ended).containsExactlyInAnyOrder("old", "failed-long-ago");
    }

    @Test
    void too_late_for_what_is_tried_again_meanwhile_and_the_others_are_ended_all_the_same() {
        row("a-retried", RecordingStatus.FAILED, 8);
        row("b-failed", RecordingStatus.FAILED, 8);
        refused.add("a-retried");

        sweep();

        assertThat(ended).containsExactly("b-failed");
    }

    @Test
    void files_that_no_node_could_make_in_all_that_time_are_given_up() {
        row("waiting", RecordingStatus.PROCESSING, 8);
        row("waiting-a-little", RecordingStatus.PROCESSING, 6);

        sweep();

        assertThat(ended).containsExactly("waiting: timed-out");
    }

    private void row(String session, RecordingStatus status, int daysAgo) {
        mongo.save(new Recording(session, 1, null, null, List.of(), new Outcome(status, 1, null, null,
                NOW.minus(Duration.ofDays(daysAgo)), List.of())));
    }

    private void sweep() {
        new Retention(new RecordingRows(mongo, () -> 0, Duration.ofSeconds(1)), commandSide(), SETTINGS,
                Clock.fixed(NOW, ZoneOffset.UTC)).sweep();
    }

    private RecordingLink commandSide() {
        return (RecordingLink) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{RecordingLink.class}, (_, _, arguments) -> {
                    take((RecordingCommand) arguments[0]);
                    return null;
                });
    }

    private void take(RecordingCommand command) {
        switch (command) {
            case RecordingCommand.ExpireRecording e when refused.contains(e.sessionId().value()) ->
                throw new Rejection(RejectionCode.CONFLICT, "The recording has not been made yet.");
            case RecordingCommand.ExpireRecording e -> ended.add(e.sessionId().value());
            case RecordingCommand.FailRecording e ->
                ended.add(e.sessionId().value() + ": " + e.reason().code());
            default -> throw new AssertionError(command);
        }
    }
}
