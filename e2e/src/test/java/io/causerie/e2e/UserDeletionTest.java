package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.causerie.e2e.support.Api;
import io.causerie.e2e.support.LogCheck;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Projections;
import io.causerie.e2e.support.ServerProcess;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.SocketPeer;
import io.causerie.e2e.support.Speech;
import io.causerie.e2e.support.StandaloneProduct;
import io.causerie.e2e.support.Traces;
import io.causerie.e2e.support.UserEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The Auth Service says over Kafka that somebody is gone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserDeletionTest {
    private static final String NAME = "Zora Unforgettable";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** So long that a slot outlives the test. */
    private static final int LONG = 180;
    private static final int PLACES_OF_ONE = 120;

    @TempDir
    static Path directory;

    private final int kafkaPort = ServerProcess.freePort();
    private final int mongoPort = ServerProcess.freePort();
    private StandaloneProduct product;
    private UserEvents auth;
    private Traces traces;

    @BeforeAll
    void start() {
        product = Product.standalone(directory,
                Stream.concat(Product.FAST.stream(), Stream.of("--causerie.bridge.enabled=true",
                        "--causerie.kafka-port=" + kafkaPort, "--causerie.mongo-port=" + mongoPort,
                        "--causerie.user-events.partitions=1", "--causerie.sessions.recording-settle=PT1S",
                        "--causerie.recording.finalize.settle=PT1S")).toList());
        auth = new UserEvents(kafkaPort);
        traces = new Traces(directory, mongoPort);
    }

    @AfterAll
    void stop() {
        auth.close();
        product.close();
    }

    @Test
    void nothing_calls_somebody_who_was_deleted_by_their_name_and_nobody_meets_them_again() {
        String token = product.token("zora", NAME);
        Api zora = product.anonymous().as(token);
        String recorded = recordedSession(zora, token);
        String wanted = slotIn(Duration.ofDays(5), 2);
        String full = slotIn(Duration.ofDays(6), 2);
        register(zora, wanted);
        register(product.as("jean"), wanted);
        register(product.as("pierre"), wanted);
        List.of("jean", "pierre").forEach(user -> register(product.as(user), full));
        assertThat(register(zora, full)).isEqualTo("waitlisted");
        String feed = zora.post("/registrations/feed-tokens", null).expect(201).at("url");
        String soon = Slots.soon(product, LONG, "zora", "jean");
        String running = join(zora, soon, false);
        join(product.as("jean"), soon, false);
        SocketPeer zoraHere = new SocketPeer(product.origin(), token).hello();
        SocketPeer jeanHere = product.socket("jean").hello();
        await().atMost(PATIENCE).until(() -> !jeanHere.heard("session-state").isEmpty());
        assertThat(traces.of(NAME)).isNotEmpty();

        auth.send("user.deleted", "zora", "{\"userId\":\"zora\"}");

        await().atMost(PATIENCE).until(() -> Integer.valueOf(4403).equals(zoraHere.closed()));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(jeanHere.heard("participant-left"))
                .anySatisfy(left -> assertThat(left.path("reason").asText()).isEqualTo("removed")));
        await().atMost(PATIENCE).until(() -> status("pierre", wanted).equals("registered"));
        await().atMost(PATIENCE).until(() -> product.as("jean").get("/timeslots/" + full)
                .at("waitlistedCount").equals("0"));
        await().atMost(PATIENCE).until(() -> product.anonymous()
                .get(feed.substring(feed.indexOf("/registrations.ics"))).status() == 401);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(traces.of(NAME)).isEmpty());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(speakers(recorded)).containsExactly("jean"));

        zora.post("/timeslots/" + wanted + "/register", null).expectProblem(403, "forbidden");
        zora.post("/sessions/join", "{\"timeSlotId\":\"%s\"}".formatted(wanted)).expectProblem(403,
                "forbidden");
        SocketPeer again = new SocketPeer(product.origin(), token).hello();
        await().atMost(PATIENCE).until(() -> Integer.valueOf(4403).equals(again.closed()));
        assertThat(names(product.as("jean").get("/sessions/" + running).expect(200).json())).contains("zora")
                .doesNotContain(NAME);
        Projections.NAMES.forEach(name -> Projections.replay(product.as("root", "admin"), name));
        assertThat(traces.of(NAME)).isEmpty();
        LogCheck.assertIntact(directory);
        product.as("jean").post("/sessions/current/leave", null);
    }

    @Test
    void the_same_event_twice_is_one_and_poison_does_not_stop_what_comes_after_it() {
        Api root = product.as("root", "admin");
        List.of("anna", "bert").forEach(user -> register(product.as(user), slotIn(Duration.ofDays(3), 2)));
        String first = auth.send("user.banned", "anna", "{\"userId\":\"anna\",\"reason\":\"spam\"}");
        auth.sendRaw("anna", "no CloudEvent at all");
        auth.send("user.deleted", "bert", "{\"userId\":\"bert\"}");
        await().atMost(PATIENCE).until(() -> events("account.Deleted", "bert").size() == 1);
        product.as("momo", "moderator").delete("/users/anna/ban").expect(204);

        auth.send(first, "user.banned", "anna", "{\"userId\":\"anna\",\"reason\":\"spam\"}");
        auth.send("user.updated", "cora", "{\"userId\":\"cora\",\"name\":\"Cora\"}");

        await().atMost(PATIENCE).until(() -> events("account.Renamed", "cora").size() == 1);
        assertThat(events("account.Banned", "anna")).hasSize(1);
        register(product.as("anna"), slotIn(Duration.ofDays(4), 2));
        JsonNode letter = root.get("/admin/user-events/dead-letters").expect(200).json().path("items").get(0);
        assertThat(letter.path("reason").asText()).isEqualTo("not-a-cloudevent");
        String path = "/admin/user-events/dead-letters/" + letter.path("id").asText();
        root.post(path + "/retry", null).expectProblem(409, "conflict");
        root.delete(path).expect(204);
        assertThat(root.get("/admin/user-events/dead-letters").expect(200).json().path("items")).isEmpty();
        product.as("anna").get("/admin/user-events/dead-letters").expectProblem(403, "forbidden");
    }

    @Test
    void a_deletion_that_was_cut_short_by_a_kill_is_finished_after_the_restart() {
        Api dora = product.as("dora");
        List<String> slots = new ArrayList<>();
        for (int i = 0; i < PLACES_OF_ONE; i++) {
            slots.add(slotIn(Duration.ofDays(10).plusHours(i), 2));
            register(dora, slots.getLast());
        }

        auth.send("user.deleted", "dora", "{\"userId\":\"dora\"}");
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> givenBack("dora") > 5);
        product.kill();
        assertThat(givenBack("dora")).as("killed in the middle").isLessThan(PLACES_OF_ONE);
        product.restart();

        await().atMost(PATIENCE).until(() -> givenBack("dora") == PLACES_OF_ONE);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(traces.of("Name of dora")).isEmpty());
        assertThat(product.as("olga").get("/timeslots/" + slots.getLast()).at("registeredCount"))
                .isEqualTo("0");
        LogCheck.assertIntact(directory);
    }

    private String recordedSession(Api zora, String token) {
        Api jean = product.as("jean");
        String slot = Slots.soon(product, LONG, "zora", "jean");
        String session = join(zora, slot, true);
        join(jean, slot, true);
        Speech speech = new Speech();
        speech.inSession(product, token, session);
        speech.inSession(product, product.token("jean", "Jean"), session);
        long spoken = offset(zora, session) + 2_000;
        await().atMost(PATIENCE).until(() -> offset(zora, session) > spoken);
        zora.post("/sessions/current/leave", null);
        jean.post("/sessions/current/leave", null);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> jean.get(recording(session)).at("status").equals("stored"));
        assertThat(speakers(session)).containsExactlyInAnyOrder("jean", "zora");
        return session;
    }

    private static long offset(Api user, String session) {
        return user.get(recording(session) + "/clock").expect(200).json().path("offsetMs").asLong();
    }

    private List<String> speakers(String session) {
        JsonNode tracks = product.as("ada", "auditor").get(recording(session)).expect(200).json()
                .path("tracks");
        return StreamSupport.stream(tracks.spliterator(), false).map(track -> track.path("userId").asText())
                .toList();
    }

    private static String recording(String session) {
        return "/sessions/" + session + "/recording";
    }

    private static String join(Api user, String slot, boolean consent) {
        return await().atMost(PATIENCE).until(() -> user.post("/sessions/join", Slots.join(slot, consent)),
                joined -> joined.status() == 200).at("sessionId");
    }

    private String slotIn(Duration ahead, int places) {
        return product.as("olga", "organizer").post("/timeslots",
                Slots.of(Instant.now().plus(ahead), 10, places)).expect(201).at("id");
    }

    private static String register(Api user, String slot) {
        return user.post("/timeslots/" + slot + "/register", null).expect(200).at("status");
    }

    private String status(String user, String slot) {
        return StreamSupport
                .stream(product.as(user).get("/registrations").expect(200).json().path("items").spliterator(),
                        false)
                .filter(mine -> mine.path("timeSlotId").asText().equals(slot))
                .map(mine -> mine.path("status").asText()).findFirst().orElse("");
    }

    private static List<String> names(JsonNode session) {
        return StreamSupport.stream(session.path("participants").spliterator(), false)
                .map(one -> one.path("displayName").asText()).toList();
    }

    private List<JsonNode> events(String type, String user) {
        return product.log().events(type).stream()
                .filter(event -> event.path("userId").asText().equals(user)).toList();
    }

    private int givenBack(String user) {
        return events("timeslot.RegistrationCancelled", user).size();
    }
}
