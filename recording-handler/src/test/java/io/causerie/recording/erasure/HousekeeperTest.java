package io.causerie.recording.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import io.causerie.recording.consent.RecordingRows;
import io.causerie.recording.finalize.Jobs;
import io.causerie.recording.link.RecordingLink;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.support.HandlerTest;
import io.causerie.recording.support.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A node that works on erasures, beside others. */
@HandlerTest
class HousekeeperTest {
    private static final Duration LEASE = Duration.ofMillis(900);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private Sessions sessions;
    @Autowired
    private RecordingRows recordings;
    @Autowired
    private ObjectStore store;
    @Autowired
    private Jobs jobs;
    @Autowired
    private RecordingLink link;
    @Autowired
    private MongoClient client;
    @Autowired
    private Clock clock;

    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final CompletableFuture<Void> answer = new CompletableFuture<>();
    private MongoTemplate mongo;
    private Erasures erasures;
    private Housekeeper housekeeper;

    @BeforeEach
    void start() {
        mongo = new MongoTemplate(client, "housekeeper");
        mongo.remove(Erasure.class).all();
        var noRows = new RecordingRows(mongo, () -> 0, Duration.ofSeconds(1));
        erasures = new Erasures(mongo, noRows, clock);
        RecordingLink slow = Calls.before(RecordingLink.class, link, (_, _) -> {
            asked.complete(null);
            answer.join();
        });
        var settings = new RetentionSettings(Duration.ofDays(90), Duration.ofDays(7), Duration.ofHours(1),
                Duration.ofMillis(50), LEASE);
        housekeeper = new Housekeeper(erasures,
                new Eraser(recordings, jobs, store, Optional.empty(), slow, clock),
                new SweepTurns(mongo, clock), new Retention(noRows, link, settings, clock), settings, clock);
        housekeeper.start();
    }

    @AfterEach
    void stop() {
        answer.complete(null);
        housekeeper.stop();
    }

    @Test
    void it_holds_its_lease_for_as_long_as_it_works_and_then_it_is_done() {
        String session = asked();
        Instant first = leaseUntil(session);

        await().atMost(PATIENCE).until(() -> leaseUntil(session).isAfter(first.plus(LEASE)));
        assertThat(erasures.claim(LEASE)).isEmpty();

        answer.complete(null);
        await().atMost(PATIENCE).until(() -> erasures.of(List.of(session)).isEmpty());
        assertThat(recordings.findNow(session).orElseThrow().outcome().erasedUserIds())
                .containsExactly("ali");
    }

    @Test
    void what_has_failed_is_tried_again_later_and_later_and_says_why() {
        String session = asked();

        answer.completeExceptionally(new IllegalStateException("the command side is away"));

        await().atMost(PATIENCE).until(() -> erasures.of(List.of(session)).getFirst().tries() >= 3);
        assertThat(erasures.of(List.of(session)).getFirst().lastError())
                .contains("the command side is away");
    }

    private String asked() {
        String session = sessions.active(60, "ali").recordingStarted(0).end(5).id();
        mongo.save(new Erasure(session, List.of("ali"), 1, clock.instant(), Instant.EPOCH, 0, null, 0));
        await().atMost(PATIENCE).until(asked::isDone);
        return session;
    }

    private Instant leaseUntil(String session) {
        return erasures.of(List.of(session)).getFirst().leaseUntil();
    }
}
