package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.rest.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GatewayTest
class StatusTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private CommandSide commandSide;

    private HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return HTTP.send(headers.length == 0 ? request.build() : request.headers(headers).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode asAdmin(String path) throws IOException, InterruptedException {
        var answer = get(path, "Authorization", TestTokens.bearer("admin", "admin"));
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    @Test
    void health_is_open_and_relays_an_offer_within_this_node() throws Exception {
        long relayed = asAdmin("/stats").path("messagesRelayed").asLong();
        var answer = get("/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode health = new JsonMapper().readTree(answer.body());
        assertThat(health.path("status").asString()).isEqualTo("up");
        assertThat(health.path("relayMicros").asLong()).isBetween(1L, 2_000_000L);
        assertThat(asAdmin("/stats").path("messagesRelayed").asLong()).isGreaterThan(relayed);
        get("/health");
        assertThat(asAdmin("/stats").path("heldUsers").asLong()).isZero();
    }

    @Test
    void stats_and_rooms_are_for_administrators() throws Exception {
        for (String path : new String[]{"/stats", "/rooms", "/admin/gateway/overview"}) {
            assertThat(get(path).statusCode()).isEqualTo(401);
            assertThat(get(path, "Authorization", TestTokens.bearer("marie", "moderator")).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void stats_count_and_rooms_show_who_is_there() throws Exception {
        commandSide.open("status", "status-marie", "status-jean");
        commandSide.join("status", "status-marie", "status-jean");
        try (Peer marie = Peer.hello(port, "status-marie")) {
            marie.later("session-state");
            JsonNode stats = asAdmin("/stats");
            assertThat(stats.path("connectedUsers").asInt()).isPositive();
            assertThat(stats.path("activeRooms").asInt()).isPositive();
            assertThat(stats.path("activeSessions").asInt()).isPositive();
            assertThat(stats.path("waitingUsers").isNumber()).isTrue();
            JsonNode room = asAdmin("/rooms").path("items").valueStream()
                    .filter(one -> one.path("sessionId").asString().equals("status")).findFirst()
                    .orElseThrow();
            assertThat(room.path("kind").asString()).isEqualTo("slot");
            assertThat(room.path("participants").get(0).toString()).isEqualTo("{\"userId\":\"status-marie\","
                    + "\"connectedHere\":true,\"cameraEnabled\":true,\"micEnabled\":true}");
            assertThat(room.path("participants").get(1).path("connectedHere").asBoolean()).isFalse();
            JsonNode overview = asAdmin("/admin/gateway/overview");
            assertThat(overview.path("connectedUsers").asInt()).isPositive();
            assertThat(overview.at("/rooms/people").asInt()).isGreaterThanOrEqualTo(2);
            assertThat(overview.at("/rooms/active").asInt()).isPositive();
        } finally {
            commandSide.end("status", "moderated");
        }
    }

    @Test
    void rooms_come_in_pages() throws Exception {
        for (String room : new String[]{"status-1", "status-2", "status-3"}) {
            commandSide.open(room, room + "-marie", room + "-jean");
        }
        try {
            await().untilAsserted(
                    () -> assertThat(asAdmin("/rooms").toString()).contains("status-1", "status-2",
                            "status-3"));
            JsonNode first = asAdmin("/rooms?limit=1&cursor=status-1");
            assertThat(first.at("/items/0/sessionId").asString()).isEqualTo("status-2");
            JsonNode second = asAdmin("/rooms?limit=1&cursor=" + first.path("nextCursor").asString());
            assertThat(second.at("/items/0/sessionId").asString()).isEqualTo("status-3");
            assertThat(
                    get("/rooms?limit=0", "Authorization", TestTokens.bearer("admin", "admin")).statusCode())
                    .isEqualTo(400);
        } finally {
            for (String room : new String[]{"status-1", "status-2", "status-3"}) {
                commandSide.end(room, "moderated");
            }
        }
    }

    @Test
    void who_waits_for_a_partner_is_counted_by_what_they_wish_for() throws Exception {
        try (Peer waits = Peer.hello(port, "status-waits")) {
            waits.say("{'type':'find_partner','language':'eo','level':'C2'}");
            await().untilAsserted(
                    () -> assertThat(asAdmin("/admin/gateway/overview").at("/waiting/groups").valueStream()
                            .map(group -> group.path("language").asString(null)
                                    + group.path("level").asString(null)
                                    + group.path("count").asInt()))
                            .contains("eoC21"));
        }
    }

    @Test
    void metrics_have_no_labels_but_the_protocols_own_words() throws Exception {
        try (Peer peer = Peer.hello(port, "metrics")) {
            peer.say("{'type':'evil-type-name'}");
            assertThat(peer.error()).isEqualTo("unknown-type");
        }
        get("/health");
        String metrics = get("/actuator/prometheus").body();
        for (String name : new String[]{"causerie_gateway_connections{state=\"connected\"}",
                "causerie_gateway_rooms{kind=\"slot\"}", "causerie_gateway_relayed_total{type=\"offer\"}",
                "causerie_gateway_relay_latency_seconds_bucket",
                "causerie_gateway_resumes_total{outcome=\"failed\"}",
                "causerie_gateway_partner_waiting"}) {
            assertThat(metrics).contains(name);
        }
        assertThat(metrics).doesNotContain("evil-type-name");
        assertThat(Pattern.compile("^causerie_gateway_[^{]*\\{([a-z]+)=", Pattern.MULTILINE).matcher(metrics)
                .results()
                .map(found -> found.group(1)).distinct())
                .isSubsetOf("state", "kind", "type", "outcome", "code", "le");
    }
}
