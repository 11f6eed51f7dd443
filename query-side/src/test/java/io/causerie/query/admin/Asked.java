package io.causerie.query.admin;

import static org.awaitility.Awaitility.await;

import io.causerie.query.projection.KeptRows;
import io.causerie.query.projection.Positions;
import io.causerie.query.support.Client;
import io.causerie.query.support.Nodes.Node;
import java.time.Duration;
import java.util.List;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.JsonNode;

/** What an admin asks of one node, and what that node knows. */
final class Asked {
    static final Duration SOON = Duration.ofSeconds(60);

    private Asked() {}

    static List<Gated.Seen> rows(Node node) {
        return node.bean(KeptRows.class).find(new Query(), Gated.Seen.class);
    }

    static void caughtUp(Node node, long head) {
        await().atMost(SOON).until(() -> node.bean(Positions.class).of(Gated.NAME).position() >= head);
    }

    static void replayed(Node node, String projection) {
        await().atMost(SOON).until(() -> status(node, projection).path("status").asString(),
                "running"::equals);
    }

    static JsonNode status(Node node, String projection) {
        for (JsonNode item : root(node).get("/admin/projections").json().path("items")) {
            if (item.path("name").asString().equals(projection)) {
                return item;
            }
        }
        throw new AssertionError(projection);
    }

    static Client root(Node node) {
        return Client.as(node.port(), "root", "admin");
    }
}
