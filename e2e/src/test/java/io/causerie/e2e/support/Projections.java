package io.causerie.e2e.support;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What an admin sees and does about projections, and what they hold. */
public final class Projections {
    public static final List<String> NAMES = List.of("slot-listing", "registrations", "session-view",
            "reports", "analytics");

    private Projections() {}

    public static JsonNode named(Api admin, String name) {
        for (JsonNode projection : admin.get("/admin/projections").expect(200).json().path("items")) {
            if (projection.path("name").asText().equals(name)) {
                return projection;
            }
        }
        throw new AssertionError("no projection " + name);
    }

    /** Replays one from the beginning and waits for it; returns the progress figures seen on the way. */
    public static List<Double> replay(Api admin, String name) {
        admin.post("/admin/projections/" + name + "/replay", null).expect(202);
        List<Double> progress = new ArrayList<>();
        await(name + " is replayed").atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    JsonNode projection = named(admin, name);
                    JsonNode replay = projection.path("replay");
                    progress.add(replay.path("progress").asDouble(1));
                    return replay.isNull() && projection.path("status").asText().equals("running")
                            && projection.path("lag").asLong() == 0;
                });
        return progress;
    }

    /** All rows that anybody can read: every slot, and each user's registrations and sessions. */
    public static List<String> rows(Product product, List<String> users, long position) {
        Stream<JsonNode> slots = Product
                .all(product.as("reader"), "/timeslots?from=2000-01-01T00:00:00Z", position)
                .stream();
        Stream<JsonNode> own = users.stream().flatMap(user -> Stream.concat(
                Product.all(product.as(user), "/registrations", position).stream(),
                Product.all(product.as(user), "/sessions?mine=true", position).stream()));
        return Stream.concat(slots, own).map(JsonNode::toString).sorted().toList();
    }
}
