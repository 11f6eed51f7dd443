package io.causerie.query.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.query.projection.Positions;
import io.causerie.query.projection.KeptRows;
import io.causerie.query.projection.Projection;
import io.causerie.query.projection.ProjectionRun;
import io.causerie.query.support.Client;
import io.causerie.query.support.Events;
import io.causerie.query.support.Everything;
import io.causerie.query.support.Log;
import io.causerie.query.support.QuerySideTest;
import io.causerie.query.support.Stories;
import io.causerie.query.support.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.EventProcessingConfiguration;
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
    private KeptRows kept;
    @Autowired
    private MongoOperations mongo;
    @Autowired
    private List<Projection> projections;
    @Autowired
    private EventProcessingConfiguration processing;
    private Client root;
    private Tokens tokens;

    @BeforeEach
    void root() {
        root = Client.as(port, "root", "admin");
        tokens = new Tokens(mongo, positions);
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
            assertThat(item.path("replay").isNull()).isTrue();
        });
    }

    @Test
    void a_replay_makes_the_same_rows() {
        long head = Stories.append(log, 100);
        for (Projection projection : projections) {
            caughtUp(projection, head);
            List<String> rows = Everything.rowsOf(projection, mongo, kept);
            String hash = Everything.hashOf(projection, mongo, kept);
            assertThat(rows).hasSizeGreaterThanOrEqualTo(100);

            assertThat(root.post("/admin/projections/" + projection.name() + "/replay").status())
                    .isEqualTo(202);
            replayed(projection, head);

            assertThat(Everything.rowsOf(projection, mongo, kept)).containsExactlyElementsOf(rows);
            assertThat(Everything.hashOf(projection, mongo, kept)).isEqualTo(hash);
        }
    }

    @Test
    void a_replay_leaves_no_row_that_the_log_does_not_give() {
        Projection slots = named("slot-listing");
        long head = Stories.append(log, 1);
        caughtUp(slots, head);
        String before = kept.collection(slots.documents().getFirst());
        mongo.getCollection(before).insertOne(new Document("_id", "ghost"));

        root.post("/admin/projections/slot-listing/replay");
        replayed(slots, head);

        String after = kept.collection(slots.documents().getFirst());
        assertThat(after).isNotEqualTo(before);
        assertThat(mongo.getCollection(after).find(new Document("_id", "ghost"))).isEmpty();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(mongo.collectionExists(before)).as(before).isFalse());
    }

    @Test
    void reads_during_a_replay_neither_fail_nor_go_back_in_time() {
        String ended = Events.newId();
        log.append(Stories.slot(ended));
        long head = Stories.append(log, 300);
        caughtUp(named("slot-listing"), head);
        Client reader = Client.as(port, "rita");

        root.post("/admin/projections/slot-listing/replay");
        List<Long> seen = new ArrayList<>();
        await().atMost(SOON).pollInterval(Duration.ofMillis(1)).until(() -> {
            Client.Answer slot = reader.get("/timeslots/" + ended);
            assertThat(slot.status()).isEqualTo(200);
            assertThat(slot.json().path("status").asString()).isEqualTo("completed");
            seen.add(Long.parseLong(slot.header("X-Position")));
            Stories.append(log, 1);
            return status("slot-listing").path("replay").isNull();
        });

        assertThat(seen).isSorted().first().isEqualTo(head);
    }

    @Test
    void a_projection_that_is_held_is_read_as_it_is_and_catches_up_later() {
        Projection slots = named("slot-listing");
        caughtUp(slots, Stories.append(log, 1));
        assertThat(root.post("/admin/projections/slot-listing/pause").json().path("status").asString())
                .isEqualTo("paused");
        await().atMost(SOON).until(() -> !tokens.isClaimed(slots));
        long held = positions.of("slot-listing").position();

        long head = Stories.append(log, 1);

        caughtUp(named("registrations"), head);
        assertThat(status("slot-listing").path("position").asLong()).isEqualTo(held);
        assertThat(status("slot-listing").path("lag").asLong()).isEqualTo(head - held);
        assertThat(Client.as(port, "rita").get("/timeslots").header("X-Position"))
                .isEqualTo(Long.toString(held));

        assertThat(root.post("/admin/projections/slot-listing/resume").json().path("status").asString())
                .isEqualTo("running");
        caughtUp(slots, head);
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
        projections.forEach(one -> await().atMost(SOON).until(() -> positions.of(one.name()).next() == null));
        enough.set(true);
        long head = writer.get();

        for (Projection projection : projections) {
            caughtUp(projection, head);
            List<String> rows = Everything.rowsOf(projection, mongo, kept);
            root.post("/admin/projections/" + projection.name() + "/replay");
            replayed(projection, head);
            assertThat(Everything.rowsOf(projection, mongo, kept)).containsExactlyElementsOf(rows);
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
            progress.add(now.path("replay").path("progress").asDouble(1));
            return now.path("status").asString().equals("running");
        });
        assertThat(progress).isSorted().endsWith(1.0);
        assertThat(progress).anySatisfy(some -> assertThat(some).isLessThan(1));
    }

    @Test
    void events_delivered_again_leave_the_same_rows() {
        long head = Stories.append(log, 50);
        for (Projection projection : projections) {
            caughtUp(projection, head);
            List<String> rows = Everything.rowsOf(projection, mongo, kept);
            ProjectionRun run = run(projection);
            run.shutDown();
            tokens.forget(projection);
            run.start();

            await().atMost(SOON).until(() -> tokens.isThere(projection));
            await().atMost(SOON).until(() -> Everything.rowsOf(projection, mongo, kept), rows::equals);
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

    private ProjectionRun run(Projection projection) {
        return processing.eventProcessor(projection.name(), ProjectionRun.class).orElseThrow();
    }
}
