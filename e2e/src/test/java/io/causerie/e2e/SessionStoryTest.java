package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.causerie.e2e.support.Answer;
import io.causerie.e2e.support.Api;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.StandaloneProduct;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The whole life of slots and sessions, with real deadlines on minutes that last a second. */
@Isolated("it promises seconds")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionStoryTest {
    @TempDir
    static Path directory;

    private StandaloneProduct product;
    private Api organizer;

    @BeforeAll
    void start() {
        product = Product.standalone(directory, Product.FAST);
        organizer = product.as("olga", "organizer");
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    void a_series_is_booked_by_nine_for_eight_places_two_meet_and_all_leave() {
        Answer series = organizer.post("/timeslots",
                Slots.series(Instant.now().plusSeconds(8).truncatedTo(ChronoUnit.SECONDS),
                        "FREQ=DAILY;COUNT=3", "Europe/Paris"))
                .expect(201);
        String slot = series.at("id");
        assertThat(Product.all(organizer, "/timeslots?language=en&level=B1", series.position()))
                .filteredOn(item -> item.path("seriesId").asText().equals(series.at("seriesId"))).hasSize(3);

        List<Api> users = IntStream.rangeClosed(1, 9).mapToObj(i -> product.as("series-" + i)).toList();
        List<Answer> answers = users.stream().map(user -> user.post(register(slot), null).expect(200))
                .toList();
        assertThat(answers.subList(0, 8))
                .allSatisfy(answer -> assertThat(answer.at("status")).isEqualTo("registered"));
        assertThat(answers.get(8).at("status")).isEqualTo("waitlisted");
        assertThat(answers.get(8).json().path("waitlistPosition").asInt()).isEqualTo(1);

        Answer cancelled = users.get(0).delete(register(slot)).expect(200);
        assertThat(cancelled.at("status")).isEqualTo("cancelled");
        assertThat(users.get(8).getSince(cancelled.position(), "/registrations").expect(200).json()
                .path("items"))
                .singleElement()
                .satisfies(mine -> assertThat(mine.path("status").asText()).isEqualTo("registered"));

        Answer first = joinWhenOpen(users.get(1), slot);
        String session = "/sessions/" + first.at("sessionId");
        assertThat(first.at("status")).isEqualTo("waiting");
        users.get(0).post("/sessions/join", Slots.join(slot, false)).expectProblem(403, "not-registered");
        Answer second = users.get(2).post("/sessions/join", Slots.join(slot, false)).expect(200);
        assertThat(second.at("status")).isEqualTo("active");

        Answer media = users.get(1).patch("/sessions/current/media", "{\"cameraEnabled\":false}").expect(200);
        Answer consent = users.get(2).put("/sessions/current/consent", "{\"recordingConsent\":true}")
                .expect(200);
        JsonNode view = users.get(1).getSince(consent.position(), session).expect(200).json();
        assertThat(participant(view, "series-2").path("cameraEnabled").asBoolean()).isFalse();
        assertThat(participant(view, "series-3").path("recordingConsent").asBoolean()).isTrue();
        assertThat(media.position()).isLessThanOrEqualTo(consent.position());

        users.get(1).post("/sessions/current/leave", null);
        users.get(2).post("/sessions/current/leave", null);
        assertThat(awaitEnd(users.get(1), session)).isEqualTo("all-left");
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            assertThat(registrationStatus(users.get(1))).isEqualTo("attended");
            assertThat(registrationStatus(users.get(3))).isEqualTo("no-show");
            assertThat(users.get(1).get("/timeslots/" + slot).at("status")).isEqualTo("completed");
        });
    }

    @Test
    void a_session_that_too_few_join_ends_after_the_grace_period() {
        Instant start = Instant.now().plusSeconds(4);
        String slot = organizer.post("/timeslots", Slots.single(start)).expect(201).at("id");
        Api alone = product.as("alone");
        alone.post(register(slot), null).expect(200);
        Answer joined = joinWhenOpen(alone, slot);
        String session = "/sessions/" + joined.at("sessionId");
        assertThat(awaitEnd(alone, session)).isEqualTo("not-enough-participants");
        Instant endedAt = Instant.parse(alone.get(session).at("endedAt"));
        assertThat(endedAt).isBetween(start.plusSeconds(3), start.plusSeconds(5));
        alone.post("/sessions/join", Slots.join(slot, true)).expectProblem(409, "session-ended");
    }

    @Test
    void a_session_nobody_joins_opens_waits_and_ends() {
        String slot = organizer.post("/timeslots", Slots.single(Instant.now().plusSeconds(3))).expect(201)
                .at("id");
        Api absent = product.as("absent");
        absent.post(register(slot), null).expect(200);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(
                () -> assertThat(absent.get("/timeslots/" + slot).at("status")).isEqualTo("in-session"));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(
                () -> assertThat(absent.get("/timeslots/" + slot).at("status")).isEqualTo("completed"));
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(registrationStatus(absent)).isEqualTo("no-show"));
    }

    @Test
    void a_deadline_that_falls_while_the_process_is_dead_is_kept_after_the_restart() {
        String slot = organizer.post("/timeslots", Slots.single(Instant.now().plusSeconds(5))).expect(201)
                .at("id");
        Api early = product.as("early");
        Api late = product.as("late");
        early.post(register(slot), null).expect(200);
        late.post(register(slot), null).expect(200);
        Answer joined = joinWhenOpen(early, slot);
        late.post("/sessions/join", Slots.join(slot, false)).expect(200);
        product.killAndRestart();
        String session = "/sessions/" + joined.at("sessionId");
        assertThat(awaitEnd(early, session)).isEqualTo("time-expired");
        assertThat(early.get(session).json().path("participants")).hasSize(2);
    }

    private static String register(String slot) {
        return "/timeslots/" + slot + "/register";
    }

    private static Answer joinWhenOpen(Api user, String slot) {
        return await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(50))
                .until(() -> user.post("/sessions/join", Slots.join(slot, false)),
                        answer -> answer.status() == 200);
    }

    private static String awaitEnd(Api user, String session) {
        return await().atMost(Duration.ofSeconds(30)).ignoreExceptions()
                .until(() -> user.get(session).expect(200),
                        answer -> answer.at("status").equals("ended"))
                .at("endReason");
    }

    private static String registrationStatus(Api user) {
        return user.get("/registrations").json().path("items").path(0).path("status").asText();
    }

    private static JsonNode participant(JsonNode session, String userId) {
        for (JsonNode participant : session.path("participants")) {
            if (participant.path("userId").asText().equals(userId)) {
                return participant;
            }
        }
        throw new AssertionError(userId + " is not in " + session);
    }
}
