package io.causerie.query.admin;

import static io.causerie.query.admin.Asked.caughtUp;
import static io.causerie.query.admin.Asked.replayed;
import static io.causerie.query.admin.Asked.root;
import static io.causerie.query.admin.Asked.rows;
import static io.causerie.query.admin.Asked.status;
import static io.causerie.query.support.Events.TOMORROW;
import static io.causerie.query.support.Events.newId;
import static io.causerie.query.support.Events.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.query.projection.KeptRows;
import io.causerie.query.projection.Positions;
import io.causerie.query.slotlisting.SlotListingProjection;
import io.causerie.query.support.Client;
import io.causerie.query.support.Log;
import io.causerie.query.support.Nodes;
import io.causerie.query.support.Nodes.Node;
import io.causerie.query.support.Stories;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** What was asked of one node is done by whichever is there, and all of them read the same. */
class ReplayOnNodesTest {
    private static final String SLOTS = "slot-listing";

    private static final Nodes NODES = new Nodes();
    private static Node first;
    private static Node second;
    private static Log log;

    @BeforeAll
    static void two_nodes() {
        first = NODES.start(Gated.class);
        second = NODES.start(Gated.class);
        log = first.bean(Log.class);
    }

    @AfterAll
    static void stop() {
        NODES.close();
    }

    @Test
    void no_read_of_any_node_fails_or_goes_back_while_replays_go_on_under_writes() throws Exception {
        int before = first.bean(Positions.class).of(SLOTS).generation();
        String slot = newId();
        log.append(scheduled(slot));
        Stories.append(log, 60);
        try (Readers readers = new Readers(log, slot, List.of(first.port(), second.port()))) {
            for (Node asked : List.of(second, first)) {
                assertThat(root(asked).post("/admin/projections/" + SLOTS + "/replay").status())
                        .isEqualTo(202);
                assertThat(root(asked).post("/admin/projections/registrations/replay").status())
                        .isEqualTo(202);
                replayed(first, SLOTS);
                replayed(first, "registrations");
                replayed(second, SLOTS);
            }
            readers.awaitReads(20);
            assertThat(readers.complaints()).isEmpty();
        }
        assertThat(first.bean(Positions.class).of(SLOTS).generation()).isEqualTo(before + 2);
    }

    @Test
    void a_list_that_is_paged_through_goes_on_after_a_replay_and_what_was_read_before_is_kept_for_a_while() {
        Set<String> ids = new HashSet<>();
        long head = 0;
        for (int i = 0; i < 30; i++) {
            String id = newId();
            ids.add(id);
            head = log.append(scheduled(id, "br", "A1", TOMORROW));
        }
        MongoOperations mongo = first.bean(MongoOperations.class);
        String before = slotRows();

        JsonNode page = Client.as(first.port(), "rita").getSince(head, "/timeslots?language=br&limit=20")
                .json();
        root(second).post("/admin/projections/" + SLOTS + "/replay");
        replayed(second, SLOTS);
        JsonNode rest = Client.as(second.port(), "rita")
                .get("/timeslots?language=br&limit=20&cursor=" + page.path("nextCursor").asString()).json();

        assertThat(page.path("items").size() + rest.path("items").size()).isEqualTo(30);
        assertThat(Stream.of(page, rest).flatMap(one -> one.path("items").valueStream()))
                .extracting(item -> item.path("id").asString()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(status(first, SLOTS).path("position").asLong()).isGreaterThanOrEqualTo(head);
        assertThat(slotRows()).isNotEqualTo(before);
        assertThat(mongo.getCollection(before).countDocuments())
                .isEqualTo(mongo.getCollection(slotRows()).countDocuments());
    }

    @Test
    void a_replay_of_what_is_held_waits_on_every_node_until_it_is_let_go() {
        caughtUp(first, Stories.append(log, 1));
        int rows = rows(first).size();
        root(first).post("/admin/projections/gated/pause");

        root(second).post("/admin/projections/gated/replay");

        JsonNode held = status(first, Gated.NAME);
        assertThat(held.path("status").asString()).isEqualTo("paused");
        assertThat(held.path("replay").path("position").asLong()).isZero();
        assertThat(root(second).post("/admin/projections/gated/replay").problem()).isEqualTo("409 conflict");
        root(second).post("/admin/projections/gated/resume");
        replayed(first, Gated.NAME);
        assertThat(rows(first)).hasSize(rows);
    }

    private static String slotRows() {
        return first.bean(KeptRows.class)
                .collection(first.bean(SlotListingProjection.class).documents().getFirst());
    }
}
