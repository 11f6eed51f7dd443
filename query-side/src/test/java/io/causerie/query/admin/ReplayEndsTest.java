package io.causerie.query.admin;

import static io.causerie.query.admin.Asked.SOON;
import static io.causerie.query.admin.Asked.caughtUp;
import static io.causerie.query.admin.Asked.replayed;
import static io.causerie.query.admin.Asked.root;
import static io.causerie.query.admin.Asked.rows;
import static io.causerie.query.admin.Asked.status;
import static io.causerie.query.support.Events.newId;
import static io.causerie.query.support.Events.scheduled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.query.projection.Positions;
import io.causerie.query.projection.ProjectionPosition.Next;
import io.causerie.query.support.Log;
import io.causerie.query.support.Nodes;
import io.causerie.query.support.Nodes.Node;
import io.causerie.query.support.Stories;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A replay comes to its end whatever there is to replay, and whoever does it. */
class ReplayEndsTest {
    private final Nodes nodes = new Nodes();
    private final Node first = nodes.start(Gated.class);
    private final Log log = first.bean(Log.class);

    @AfterEach
    void stop() {
        first.bean(Gated.class).letOnly(1_000);
        nodes.close();
    }

    @Test
    void a_replay_of_a_node_that_dies_is_ended_by_another_which_has_not_to_begin_again() {
        IntStream.range(0, 30).forEach(_ -> Stories.append(log, 10));
        Positions positions = first.bean(Positions.class);
        caughtUp(first, log.append(scheduled(newId())));
        List<Gated.Seen> rows = rows(first);
        first.bean(Gated.class).letOnly(150);
        root(first).post("/admin/projections/gated/replay");
        await().atMost(SOON).until(() -> positions.of(Gated.NAME).next(),
                next -> next != null && next.position() > 3_500);

        Next reached = positions.of(Gated.NAME).next();
        first.die();
        Node second = nodes.start(Gated.class);
        second.bean(Gated.class).letOnly(rows.size() - 100);

        replayed(second, Gated.NAME);
        assertThat(reached.position()).isLessThan(reached.target());
        assertThat(second.bean(Positions.class).of(Gated.NAME).generation()).isOne();
        assertThat(rows(second)).hasSizeGreaterThan(300).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void a_replay_shows_how_far_it_is_and_is_not_begun_twice() {
        long head = Stories.append(log, 20);
        caughtUp(first, head);
        first.bean(Gated.class).letOnly(10);

        root(first).post("/admin/projections/gated/replay");

        JsonNode early = replayBeyond(0);
        assertThat(root(first).post("/admin/projections/gated/replay").problem()).isEqualTo("409 conflict");
        first.bean(Gated.class).letOnly(5);
        JsonNode later = replayBeyond(early.path("position").asLong());
        first.bean(Gated.class).letOnly(100);
        assertThat(List.of(early, later)).allSatisfy(replay -> {
            assertThat(replay.path("target").asLong()).isEqualTo(head);
            assertThat(replay.path("progress").asDouble())
                    .isEqualTo((double) replay.path("position").asLong() / head);
            assertThat(replay.path("eventsPerSecond").asLong()).isPositive();
            assertThat(replay.path("secondsLeft").isNumber()).isTrue();
        });
        assertThat(early.path("progress").asDouble()).isPositive()
                .isLessThan(later.path("progress").asDouble());
        assertThat(later.path("progress").asDouble()).isLessThan(1);
        replayed(first, Gated.NAME);
        assertThat(status(first, Gated.NAME).path("replay").isNull()).isTrue();
    }

    private JsonNode replayBeyond(long position) {
        return await().atMost(SOON).until(() -> {
            JsonNode status = status(first, Gated.NAME);
            assertThat(status.path("status").asString()).isEqualTo("replaying");
            return status.path("replay");
        }, replay -> replay.path("position").asLong() > position);
    }

    @Test
    void a_replay_of_a_log_without_events_ends_too() {
        root(first).post("/admin/projections/gated/replay");

        replayed(first, Gated.NAME);
        assertThat(first.bean(Positions.class).of(Gated.NAME).generation()).isOne();
        caughtUp(first, log.append(scheduled(newId())));
        assertThat(rows(first)).hasSize(1);
    }
}
