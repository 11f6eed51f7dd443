package io.causerie.command.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.identity.AgendaEvent;
import io.causerie.command.story.RunningCommandSide.Answer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SlotApiTest {
    private static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1))
            .truncatedTo(ChronoUnit.SECONDS);
    private static final String BODY = """
            {"targetLanguageCode":"en","level":"B1","startTime":"%s"%s}""";

    private static RunningCommandSide commandSide;

    @BeforeAll
    static void start(@TempDir Path directory) {
        commandSide = RunningCommandSide.in(directory, "causerie.timeslots.max-waitlist=1");
    }

    @AfterAll
    static void stop() {
        commandSide.close();
    }

    @Test
    void a_new_slot_reads_as_the_contract_says() {
        Answer created = create("olga", "");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.position()).isPositive();
        assertThat(created.body().propertyNames()).containsExactlyInAnyOrder("id", "seriesId",
                "targetLanguageCode",
                "level", "startTime", "durationMinutes", "minParticipants", "maxParticipants", "recurrence",
                "timeZone", "status", "isActive", "createdAt", "registeredCount", "spotsLeft",
                "waitlistedCount");
        assertThat(created.text("status")).isEqualTo("open");
        assertThat(created.text("timeZone")).isEqualTo("UTC");
        assertThat(created.body().get("durationMinutes").asInt()).isEqualTo(30);
        assertThat(created.body().get("minParticipants").asInt()).isEqualTo(2);
        assertThat(created.body().get("maxParticipants").asInt()).isEqualTo(8);
        assertThat(created.body().get("isActive").asBoolean()).isTrue();
    }

    @Test
    void a_new_series_names_its_slots() {
        Answer created = create("olga",
                ",\"recurrence\":\"FREQ=DAILY;COUNT=3\",\"timeZone\":\"Europe/Paris\"");

        assertThat(created.status()).isEqualTo(201);
        JsonNode occurrences = created.body().get("occurrences");
        assertThat(occurrences.size()).isEqualTo(3);
        assertThat(occurrences.get(0).get("id").asString()).isEqualTo(created.text("id"));
        assertThat(occurrences.get(0).get("startTime").asString()).isEqualTo(TOMORROW.toString());
        assertThat(created.text("id")).startsWith(created.text("seriesId") + ".");
    }

    @Test
    void the_same_request_with_the_same_key_creates_one_slot() {
        Answer first = createWithKey("olga", "", "key-1");

        assertThat(createWithKey("olga", "", "key-1").text("id")).isEqualTo(first.text("id"));
        assertThat(createWithKey("omar", "", "key-1").text("id")).isNotEqualTo(first.text("id"));
    }

    @Test
    void another_request_with_the_same_key_is_a_conflict() {
        createWithKey("olga", "", "key-2");

        refused(createWithKey("olga", ",\"durationMinutes\":60", "key-2"), 409, "conflict");
        refused(createWithKey("olga", ",\"recurrence\":\"FREQ=DAILY;COUNT=3\",\"timeZone\":\"UTC\"", "key-2"),
                409,
                "conflict");
    }

    @Test
    void a_key_that_is_too_long_is_refused() {
        invalid(createWithKey("olga", "", "k".repeat(256)), "Idempotency-Key");
    }

    @Test
    void a_change_takes_any_subset_of_fields() {
        String id = create("olga", "").text("id");

        Answer changed = commandSide.patch("/timeslots/" + id, "olga", "organizer", "{\"level\":\"C1\"}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("level")).isEqualTo("C1");
        assertThat(changed.text("targetLanguageCode")).isEqualTo("en");
        invalid(commandSide.patch("/timeslots/" + id, "olga", "organizer", "{}"), "body");
        invalid(commandSide.patch("/timeslots/" + id, "olga", "organizer", "{\"recurrence\":\"FREQ=DAILY\"}"),
                "recurrence");
    }

    @Test
    void a_change_of_a_series_reaches_all_later_slots() {
        Answer series = create("olga", ",\"recurrence\":\"FREQ=DAILY;COUNT=3\",\"timeZone\":\"UTC\"");
        String second = series.body().get("occurrences").get(1).get("id").asString();

        Answer changed = commandSide.patch("/timeslots/" + second + "?series=true", "olga", "organizer",
                "{\"level\":\"C1\"}");

        assertThat(changed.text("id")).isEqualTo(second);
        assertThat(changed.text("level")).isEqualTo("C1");
        assertThat(delete(second + "?series=true", "olga").status()).isEqualTo(204);
        assertThat(delete(second + "?series=true", "olga").status()).isEqualTo(204);
        refused(register(second, "marie"), 409, "slot-cancelled");
    }

    @Test
    void a_slot_of_its_own_has_no_series_to_change() {
        invalid(delete(create("olga", "").text("id") + "?series=true", "olga"), "series");
    }

    @Test
    void cancelling_a_slot_again_gets_the_same_answer() {
        String id = create("olga", "").text("id");

        assertThat(delete(id, "olga").status()).isEqualTo(204);
        assertThat(delete(id, "olga").status()).isEqualTo(204);
    }

    @Test
    void only_its_organizer_or_an_administrator_touches_a_slot() {
        String id = create("olga", "").text("id");

        refused(delete(id, "omar"), 403, "forbidden");
        refused(commandSide.delete("/timeslots/" + id, "olga", "learner"), 403, "forbidden");
        assertThat(commandSide.delete("/timeslots/" + id, "root", "admin").status()).isEqualTo(204);
    }

    @Test
    void a_learner_offers_no_slots() {
        refused(commandSide.post("/timeslots", "marie", "learner", BODY.formatted(TOMORROW, "")), 403,
                "forbidden");
    }

    @Test
    void registering_and_cancelling_answer_the_same_again() {
        String id = create("olga", ",\"maxParticipants\":2").text("id");

        Answer first = register(id, "api-1");
        assertThat(first.text("status")).isEqualTo("registered");
        assertThat(register(id, "api-1").body()).isEqualTo(first.body());
        register(id, "api-2");
        Answer third = register(id, "api-3");
        assertThat(third.text("status")).isEqualTo("waitlisted");
        assertThat(third.body().get("waitlistPosition").asInt()).isEqualTo(1);
        refused(register(id, "api-4"), 409, "slot-full");
        assertThat(withdraw(id, "api-1").text("status")).isEqualTo("cancelled");
        assertThat(withdraw(id, "api-1").text("status")).isEqualTo("cancelled");
        assertThat(register(id, "api-3").text("status")).isEqualTo("registered");
        refused(withdraw(id, "api-4"), 403, "not-registered");
    }

    @Test
    void two_overlapping_slots_are_one_too_many() {
        register(create("olga", "").text("id"), "busy");

        refused(register(create("olga", "").text("id"), "busy"), 409, "registration-overlaps");
    }

    @Test
    void unknown_and_absurd_ids_are_told_apart() {
        refused(register("unknown", "marie"), 404, "not-found");
        refused(delete("unknown", "olga"), 404, "not-found");
        refused(delete("unknown.20261124T180000?series=true", "olga"), 404, "not-found");
        invalid(register("x".repeat(129), "marie"), "timeSlotId");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            targetLanguageCode | "xx-nope"
            targetLanguageCode | 7
            level              | "B7"
            level              | "b1"
            startTime          | "2020-01-01T00:00:00Z"
            startTime          | "9999-01-01T00:00:00Z"
            startTime          | "+1000000000-12-31T23:59:59Z"
            startTime          | "tomorrow"
            startTime          | 1764000000
            durationMinutes    | 9
            durationMinutes    | 181
            durationMinutes    | "30"
            durationMinutes    | 30.5
            minParticipants    | 1
            maxParticipants    | 9
            recurrence         | "FREQ=DAILY"
            recurrence         | "FREQ=DAILY;COUNT=10000"
            recurrence         | "FREQ=SOMETIMES;COUNT=2"
            recurrence         | ""
            timeZone           | "Mars/Olympus"
            timeZone           | "+02:00"
            unknown            | true
            """)
    void each_bad_field_is_named(String field, String value) {
        var fields = new LinkedHashMap<>(Map.of("targetLanguageCode", "\"en\"", "level", "\"B1\"",
                "startTime", "\"" + TOMORROW + "\"", "timeZone", "\"UTC\""));
        fields.put(field, value);
        String body = fields.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));

        invalid(commandSide.post("/timeslots", "olga", "organizer", body), field);
    }

    @ParameterizedTest
    @CsvSource({"targetLanguageCode", "level", "startTime"})
    void each_missing_field_is_named(String field) {
        String body = BODY.formatted(TOMORROW, "")
                .replace("\"" + field + "\"", "\"" + field + "\":null,\"ignored\"")
                .replaceAll(",\"ignored\":\"[^\"]*\"", "");

        invalid(commandSide.post("/timeslots", "olga", "organizer", body), field);
    }

    @Test
    void a_recurrence_needs_a_zone() {
        invalid(create("olga", ",\"recurrence\":\"FREQ=DAILY;COUNT=2\""), "timeZone");
    }

    @Test
    void a_minimum_above_the_maximum_is_refused() {
        invalid(create("olga", ",\"minParticipants\":5,\"maxParticipants\":4"), "minParticipants");
    }

    @Test
    void only_the_digest_of_a_feeds_token_is_kept() throws Exception {
        Answer issued = commandSide.post("/registrations/feed-tokens", "feeder", "learner", "");

        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.text("url")).isEqualTo("/registrations.ics?token=" + issued.text("token"));
        String digest = HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(issued.text("token").getBytes("US-ASCII")));
        assertThat(commandSide.eventsOf("agenda:feeder")).singleElement()
                .isInstanceOfSatisfying(AgendaEvent.FeedTokenIssued.class,
                        event -> assertThat(event.tokenSha256()).isEqualTo(digest));
        String path = "/registrations/feed-tokens/" + issued.text("feedTokenId");
        refused(commandSide.delete(path, "marie", "learner"), 404, "not-found");
        assertThat(commandSide.delete(path, "feeder", "learner").status()).isEqualTo(204);
        assertThat(commandSide.delete(path, "feeder", "learner").status()).isEqualTo(204);
    }

    private static Answer create(String user, String more) {
        return commandSide.post("/timeslots", user, "organizer", BODY.formatted(TOMORROW, more));
    }

    private static Answer createWithKey(String user, String more, String key) {
        return commandSide.post("/timeslots", user, "organizer", BODY.formatted(TOMORROW, more),
                "Idempotency-Key",
                key);
    }

    private static Answer delete(String id, String user) {
        return commandSide.delete("/timeslots/" + id, user, "organizer");
    }

    private static Answer register(String id, String user) {
        return commandSide.post("/timeslots/" + id + "/register", user, "learner", "");
    }

    private static Answer withdraw(String id, String user) {
        return commandSide.delete("/timeslots/" + id + "/register", user, "learner");
    }

    private static void invalid(Answer answer, String field) {
        refused(answer, 400, "invalid-request");
        assertThat(answer.body().get("violations").get(0).get("field").asString()).isEqualTo(field);
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status() + " " + answer.text("code")).as(answer.body().toString())
                .isEqualTo(status + " " + code);
    }
}
