package io.causerie.query.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.query.projection.Positions;
import io.causerie.query.projection.Projection;
import io.causerie.query.support.Client;
import io.causerie.query.support.Everything;
import io.causerie.query.support.Log;
import io.causerie.query.support.QuerySideTest;
import io.causerie.query.support.Stories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class ProjectionReplayTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;
    @Autowired
    private Log log;
    @Autowired
    private Positions positions;
    @Autowired
    private MongoOperations mongo;
    @Autowired
    private List<Projection> projections;
    @Autowired
    private EventProcessingConfiguration processing;
    private Client root;

    @BeforeEach
    void root() {
        root = Client.as(port, "root", "admin");
    }

    @Test
    void an_admin_sees_how_far_each_projection_is() {
        long head = Stories.append(log, 1);
        projections.forEach(one -> caughtUp(one, head));

        Client.Answer answer = root.get("/admin/projections");

        assertThat(answer.header("X-Position")).isEqualTo(Long.toString(head));
        JsonNode items = answer.json().path("items");
        assertThat(items).extracting(item -> item.path("name").asString()).containsExactly("analytics",
                "registrations",
                "reports", "session-view", "slot-listing");
        assertThat(items).allSatisfy(item -> {
            assertThat(item.path("position").asLong()).isEqualTo(head);
            assertThat(item.path("head").asLong()).isEqualTo(head);
            assertThat(item.path("lag").asLong()).isZero();
            assertThat(item.path("status").asString()).isEqualTo("running");
            assertThat(item.path("progress").asDouble()).isEqualTo(1);
        });
    }

    @Test
    void a_replay_makes_the_same_rows() {
        long head = Stories.append(log, 100);
        for (Projection projection : projections) {
            caughtUp(projection, head);
            List<String> rows = Everything.rowsOf(projection, mongo);
            String hash = Everything.hashOf(projection, mongo);
            assertThat(rows).hasSizeGreaterThanOrEqualTo(100);

            assertThat(root.post("/admin/projections/" + projection.name() + "/replay").status())
                    .isEqualTo(202);
            replayed(projection, head);

            assertThat(Everything.rowsOf(projection, mongo)).containsExactlyElementsOf(rows);
            assertThat(Everything.hashOf(projection, mongo)).isEqualTo(hash);
        }
    }

    @Test
    void a_replay_leaves_no_row_that_the_log_does_not_give() {
        Projection slots = named("slot-listing");
        long head = Stories.append(log, 1);
        mongo.getCollection("slot_listing").insertOne(new Document("_id", "ghost"));

        root.post("/admin/projections/slot-listing/replay");
        replayed(slots, head);

        assertThat(mongo.getCollection("slot_listing").find(new Document("_id", "ghost"))).isEmpty();
    }

    @Test
    void a_replay_while_events_are_appended_makes_the_rows_of_all_of_them() throws Exception {
        Stories.append(log, 100);
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Long> writer = CompletableFuture.supplyAsync(() -> {
            long last = 0;
            for (int stories = 0; stories < 200 && !enough.get(); stories++) {
                last = Stories.append(log, 1);
            }
            return last;
        });
        for (Projection projection : projections) {
            assertThat(root.post("/admin/projections/" + projection.name() + "/replay").status())
                    .isEqualTo(202);
        }
        projections.forEach(one -> await().atMost(SOON).until(() -> !positions.of(one.name()).isReplaying()));
        enough.set(true);
        long head = writer.get();

        for (Projection projection : projections) {
            caughtUp(projection, head);
            List<String> rows = Everything.rowsOf(projection, mongo);
            root.post("/admin/projections/" + projection.name() + "/replay");
            replayed(projection, head);
            assertThat(Everything.rowsOf(projection, mongo)).containsExactlyElementsOf(rows);
        }
    }

    @Test
    void a_replay_shows_its_progress_and_is_not_begun_twice() {
        long head = Stories.append(log, 800);
        Projection slots = named("slot-listing");
        caughtUp(slots, head);

        JsonNode begun = root.post("/admin/projections/slot-listing/replay").json();
        assertThat(begun.path("status").asString()).isEqualTo("replaying");
        assertThat(root.post("/admin/projections/slot-listing/replay").problem()).isEqualTo("409 conflict");

        List<Double> progress = new ArrayList<>();
        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> {
            JsonNode now = status("slot-listing");
            progress.add(now.path("progress").asDouble());
            return now.path("status").asString().equals("running");
        });
        assertThat(progress).isSorted().endsWith(1.0);
        assertThat(progress).anySatisfy(some -> assertThat(some).isLessThan(1));
    }

    @Test
    void a_projection_kept_by_another_node_is_left_to_it() {
        Projection slots = named("slot-listing");
        TrackingEventProcessor processor = processor(slots);
        processor.shutDown();
        try {
            assertThat(root.post("/admin/projections/slot-listing/replay").problem())
                    .isEqualTo("409 conflict");
        } finally {
            processor.start();
        }
    }

    @Test
    void events_delivered_again_leave_the_same_rows() {
        long head = Stories.append(log, 50);
        for (Projection projection : projections) {
            caughtUp(projection, head);
            List<String> rows = Everything.rowsOf(projection, mongo);
            processor(projection).shutDown();
            // As after a crash between rows and token: the rows are there, the token is an older one.
            mongo.getCollection("trackingtokens").updateOne(new Document("processorName", projection.name()),
                    new Document("$set", new Document("token", null).append("tokenType", null)));
            processor(projection).start();

            await().atMost(SOON).until(() -> hasToken(projection));
            caughtUp(projection, head);
            assertThat(Everything.rowsOf(projection, mongo)).containsExactlyElementsOf(rows);
        }
    }

    @Test
    void an_unknown_projection_is_not_found_nor_is_a_process_of_the_command_side() {
        assertThat(root.post("/admin/projections/none/replay").problem()).isEqualTo("404 not-found");
        assertThat(root.post("/admin/projections/SlotStart/replay").problem()).isEqualTo("404 not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"learner", "organizer", "moderator", "auditor", "analyst"})
    void only_admins_see_or_replay(String role) {
        Client other = Client.as(port, "olaf", role);

        assertThat(other.get("/admin/projections").problem()).isEqualTo("403 forbidden");
        assertThat(other.post("/admin/projections/slot-listing/replay").problem()).isEqualTo("403 forbidden");
    }

    /** Every batch ends with it. */
    private boolean hasToken(Projection projection) {
        return mongo.getCollection("trackingtokens").find(new Document("processorName", projection.name()))
                .first().get("token") != null;
    }

    private void replayed(Projection projection, long head) {
        await().atMost(SOON)
                .until(() -> status(projection.name()).path("status").asString().equals("running"));
        caughtUp(projection, head);
    }

    private void caughtUp(Projection projection, long head) {
        await().atMost(SOON).until(() -> positions.of(projection.name()).position() >= head);
    }

    private JsonNode status(String name) {
        for (JsonNode item : root.get("/admin/projections").json().path("items")) {
            if (item.path("name").asString().equals(name)) {
                return item;
            }
        }
        throw new AssertionError(name);
    }

    private Projection named(String name) {
        return projections.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private TrackingEventProcessor processor(Projection projection) {
        return processing.eventProcessor(projection.name(), TrackingEventProcessor.class).orElseThrow();
    }
}
