package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a client sends: a problem document with the right code, never a 5xx, and nothing stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String VALID = """
            {"targetLanguageCode":"en","level":"B1","startTime":"%s","durationMinutes":30,
             "minParticipants":2,"maxParticipants":8,"recurrence":"FREQ=DAILY;COUNT=2","timeZone":"Europe/Paris"}""";

    @TempDir
    static Path directory;

    private StandaloneProduct product;
    private Api organizer;
    private Api learner;
    private String slot;

    @BeforeAll
    void start() {
        product = Product.standalone(directory, List.of());
        organizer = product.as("olga", "organizer");
        learner = product.as("lea");
        slot = organizer.post("/timeslots", Slots.single(tomorrow())).expect(201).at("id");
    }

    @AfterAll
    void nothingWasStoredAndTheLogIsQuiet() {
        assertThat(product.log().events("timeslot.Scheduled")).hasSize(1);
        assertThat(product.log().events("series.Planned")).isEmpty();
        assertThat(product.output()).doesNotContain("Exception").doesNotContain(" ERROR ")
                .doesNotContain(" WARN ");
        product.close();
    }

    private static Instant tomorrow() {
        return Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "targetLanguageCode | 7", "targetLanguageCode | null", "targetLanguageCode | \"xx\"",
            "targetLanguageCode | \"not a tag\"", "targetLanguageCode | \"\"", "targetLanguageCode | []",
            "level | \"B3\"", "level | \"b1\"", "level | 1", "level | null", "level | {}",
            "startTime | \"2020-01-01T00:00:00Z\"", "startTime | \"tomorrow\"", "startTime | null",
            "startTime | 12",
            "startTime | \"+999999999-12-31T23:59:59Z\"", "startTime | \"2026-13-01T00:00:00Z\"",
            "durationMinutes | 9", "durationMinutes | 181", "durationMinutes | \"30\"",
            "durationMinutes | 30.5",
            "durationMinutes | 99999999999", "durationMinutes | -30", "durationMinutes | true",
            "minParticipants | 1", "minParticipants | 9", "minParticipants | \"two\"", "maxParticipants | 1",
            "maxParticipants | 9", "maxParticipants | 1e9", "recurrence | \"FREQ=DAILY\"",
            "recurrence | \"FREQ=SOMETIMES;COUNT=3\"", "recurrence | \"FREQ=DAILY;COUNT=10000\"",
            "recurrence | \"FREQ=SECONDLY;COUNT=10000\"",
            "recurrence | \"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3\"",
            "recurrence | \"FREQ=DAILY;UNTIL=20200101T000000Z\"",
            "recurrence | \"FREQ=DAILY;UNTIL=99991231T000000Z\"",
            "recurrence | \"\"", "recurrence | 5", "timeZone | \"Mars/Olympus\"", "timeZone | \"+02:00\"",
            "timeZone | 2", "timeZone | \"\"", "maxParticipant | 4"})
    void a_field_of_a_new_slot(String field, String value) {
        String body = replaced(VALID.formatted(tomorrow()), field, value);
        Answer answer = organizer.post("/timeslots", body).expectProblem(400, "invalid-request");
        assertThat(answer.json().path("violations")).as(answer.text())
                .anySatisfy(violation -> assertThat(violation.path("field").asText()).isEqualTo(field));
    }

    @ParameterizedTest(name = "PATCH {0} = {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"level | \"Z9\"", "durationMinutes | 0",
            "maxParticipants | 100", "minParticipants | 0", "startTime | \"2001-01-01T00:00:00Z\"",
            "startTime | 1",
            "targetLanguageCode | \"zz\"", "nonsense | 1"})
    void a_field_of_a_change(String field, String value) {
        organizer.patch("/timeslots/" + slot, "{\"%s\":%s}".formatted(field, value)).expectProblem(400,
                "invalid-request");
    }

    @ParameterizedTest(name = "join with {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", value = {"{}", "[]", "null", "\"x\"",
            "{",
            "{\"timeSlotId\":7,\"recordingConsent\":true}", "{\"timeSlotId\":\"x\"}",
            "{\"timeSlotId\":\"x\",\"recordingConsent\":\"yes\"}",
            "{\"timeSlotId\":\"\",\"recordingConsent\":true}",
            "{\"timeSlotId\":null,\"recordingConsent\":true}"})
    void a_join(String body) {
        learner.post("/sessions/join", body).expectProblem(400, "invalid-request");
    }

    @Test
    void media_and_consent() {
        learner.patch("/sessions/current/media", "{\"cameraEnabled\":\"off\"}").expectProblem(400,
                "invalid-request");
        learner.patch("/sessions/current/media", "{}").expectProblem(400, "invalid-request");
        learner.put("/sessions/current/consent", "{}").expectProblem(400, "invalid-request");
        learner.patch("/sessions/current/media", "{\"cameraEnabled\":false}").expectProblem(409,
                "no-current-session");
        learner.put("/sessions/current/consent", "{\"recordingConsent\":true}").expectProblem(409,
                "no-current-session");
        learner.post("/sessions/current/leave", null).expectProblem(409, "no-current-session");
    }

    @ParameterizedTest(name = "GET {0}")
    @CsvSource({"/timeslots?level=B9", "/timeslots?language=!!", "/timeslots?from=yesterday",
            "/timeslots?limit=0",
            "/timeslots?limit=201", "/timeslots?limit=many", "/timeslots?cursor=garbage",
            "/timeslots?available=perhaps",
            "/registrations?status=lost", "/registrations?cursor=%25%25", "/sessions?mine=perhaps"})
    void a_query_parameter(String path) {
        learner.get(path).expectProblem(400, "invalid-request");
    }

    @Test
    void a_freshness_that_is_no_number_or_lies_in_the_future() {
        learner.get("/timeslots", Map.of("X-Min-Position", "soon")).expectProblem(400, "invalid-request");
        learner.get("/timeslots", Map.of("X-Min-Position", "-1")).expectProblem(400, "invalid-request");
        Answer answer = learner.get("/timeslots", Map.of("X-Min-Position", "999999999"));
        answer.expectProblem(503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void ids_that_nobody_knows() {
        learner.get("/timeslots/none").expectProblem(404, "not-found");
        learner.post("/timeslots/none/register", null).expectProblem(404, "not-found");
        learner.delete("/timeslots/none/register").expectProblem(404, "not-found");
        learner.get("/sessions/none").expectProblem(404, "not-found");
        learner.post("/sessions/join", Slots.join("none", true)).expectProblem(404, "not-found");
        organizer.patch("/timeslots/none", "{\"durationMinutes\":20}").expectProblem(404, "not-found");
        organizer.delete("/timeslots/none").expectProblem(404, "not-found");
        product.as("momo", "moderator").post("/sessions/none/end", null).expectProblem(404, "not-found");
        product.as("root", "admin").post("/admin/projections/none/replay", null).expectProblem(404,
                "not-found");
        learner.get("/no/such/path").expectProblem(404, "not-found");
        learner.post("/timeslots/%s/register".formatted("x".repeat(500)), null).expectProblem(400,
                "invalid-request");
    }

    @Test
    void bodies_that_are_too_large_or_not_json() {
        String huge = "{\"targetLanguageCode\":\"" + "e".repeat(10 * 1024 * 1024) + "\"}";
        organizer.post("/timeslots", huge).expectProblem(413, "invalid-request");
        organizer.post("/timeslots", "{\"level\":").expectProblem(400, "invalid-request");
        organizer.post("/timeslots", "").expectProblem(400, "invalid-request");
        organizer.post("/timeslots", "[".repeat(20_000)).expectProblem(400, "invalid-request");
        organizer.post("/timeslots", VALID.formatted(tomorrow()) + "garbage").expectProblem(400,
                "invalid-request");
        Answer media = organizer.call("POST", "/timeslots", "<slot/>",
                Map.of("Content-Type", "application/xml"));
        media.expectProblem(415, "invalid-request");
        organizer.call("PUT", "/timeslots", "{}", Map.of()).expectProblem(405, "invalid-request");
    }

    @Test
    void tokens_that_are_missing_broken_or_signed_by_somebody_else() {
        product.anonymous().get("/timeslots").expectProblem(401, "unauthenticated");
        product.anonymous().as("garbage").get("/timeslots").expectProblem(401, "unauthenticated");
        product.anonymous().as("a.b.c").post("/timeslots/" + slot + "/register", null).expectProblem(401,
                "unauthenticated");
        String foreign = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYXJpZSIsInJvbGVzIjpbImFkbWluIl19.";
        product.anonymous().as(foreign).get("/admin/projections").expectProblem(401, "unauthenticated");
        product.anonymous().get("/registrations.ics?token=unknown").expectProblem(401, "unauthenticated");
    }

    @Test
    void what_is_not_ones_own() {
        learner.post("/timeslots", VALID.formatted(tomorrow())).expectProblem(403, "forbidden");
        learner.delete("/timeslots/" + slot).expectProblem(403, "forbidden");
        product.as("otto", "organizer").delete("/timeslots/" + slot).expectProblem(403, "forbidden");
        learner.get("/admin/projections").expectProblem(403, "forbidden");
        learner.post("/sessions/x/end", null).expectProblem(403, "forbidden");
        learner.delete("/sessions/x/participants/y").expectProblem(403, "forbidden");
    }

    private static String replaced(String body, String field, String value) {
        String existing = "\"%s\":(\"[^\"]*\"|[0-9]+)".formatted(field);
        String wanted = "\"%s\":%s".formatted(field, value).replace("\\", "\\\\");
        String changed = body.replaceFirst(existing, java.util.regex.Matcher.quoteReplacement(wanted));
        return changed.equals(body) ? body.replaceFirst("\\{", "{" + wanted + ",") : changed;
    }
}
