package io.causerie.query.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.query.support.Client;
import io.causerie.query.support.Events;
import io.causerie.query.support.Log;
import io.causerie.query.support.OwnQuerySide;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What operators see at a glance: how many there are of what, and which processes give signs of life. */
class OverviewTest {
    private static ConfigurableApplicationContext running;
    private static Client root;

    @BeforeAll
    static void start() {
        running = OwnQuerySide.with();
        root = Client.as(OwnQuerySide.portOf(running), "root", "admin");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void rows_are_counted_by_state_and_those_of_today_besides() {
        String one = Events.newId();
        String other = Events.newId();
        Instant longAgo = Events.NOW.minus(Duration.ofDays(3));
        running.getBean(Log.class).append(Events.scheduled(one), Events.scheduled(other),
                Events.registered(one, Events.newId(), "marie", 1),
                Events.registered(one, Events.newId(), "jean", 2, longAgo),
                Events.registered(other, Events.newId(), "nina", 3));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode overview = root.get("/admin/overview").json();
            assertThat(overview.at("/slots/byState").toString()).isEqualTo("{\"full\":1,\"open\":1}");
            assertThat(overview.at("/slots/today").asInt()).isZero();
            assertThat(overview.at("/registrations/byState/registered").asInt()).isEqualTo(3);
            assertThat(overview.at("/registrations/today").asInt()).isEqualTo(2);
            assertThat(overview.at("/sessions/byState").toString()).isEqualTo("{}");
        });
    }

    @Test
    void a_process_gives_signs_of_life_with_its_health_and_memory() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode self = process("query-side");
            assertThat(self.path("state").asString()).isEqualTo("up");
            assertThat(self.at("/components/store").asString()).isEqualTo("UP");
            assertThat(self.path("heapUsed").asLong()).isPositive().isLessThan(self.path("heapMax").asLong());
        });
    }

    @Test
    void one_that_is_not_heard_of_is_silent_one_that_is_not_well_is_degraded_and_both_are_forgotten_in_time() {
        note("silent-one", "UP", Duration.ofSeconds(16));
        note("ailing-one", "OUT_OF_SERVICE", Duration.ofSeconds(1));
        note("old-one", "UP", Duration.ofDays(2));

        assertThat(process("silent-one").path("state").asString()).isEqualTo("silent");
        assertThat(process("ailing-one").path("state").asString()).isEqualTo("degraded");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(process("old-one").isMissingNode()).isTrue());
        assertThat(process("silent-one").isMissingNode()).isFalse();
    }

    @Test
    void both_are_for_administrators() {
        for (String path : List.of("/admin/overview", "/admin/processes")) {
            assertThat(Client.as(OwnQuerySide.portOf(running), "ana", "analyst").get(path).problem())
                    .isEqualTo("403 forbidden");
        }
    }

    private static void note(String kind, String status, Duration ago) {
        Date seen = Date.from(Instant.now().minus(ago));
        running.getBean(MongoOperations.class).getCollection("processes")
                .insertOne(new Document("_id", kind + ":1")
                        .append("kind", kind).append("version", "1").append("startedAt", seen)
                        .append("seenAt", seen)
                        .append("intervalMs", 5_000L).append("status", status).append("components", List.of())
                        .append("heapUsed", 1L).append("heapMax", 2L).append("figures", List.of()));
    }

    private static JsonNode process(String kind) {
        return root.get("/admin/processes").json().path("items").valueStream()
                .filter(one -> one.path("kind").asString().equals(kind)).findFirst()
                .orElseGet(MissingNode::getInstance);
    }
}
