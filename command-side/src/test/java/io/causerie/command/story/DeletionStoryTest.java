package io.causerie.command.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.api.identity.AgendaEvent;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.NoticeId;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.TimeSlotEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What becomes of somebody who is deleted, on a running command side. */
class DeletionStoryTest {
    private static final String SECRET = "a secret that two processes share";
    private static final NoticeId NOTICE = NoticeId.of("test", "1");

    @TempDir
    private static Path directory;
    private static RunningCommandSide commandSide;

    private final String session = UUID.randomUUID().toString();
    private final String ali = "ali-" + session;
    private final String bea = "bea-" + session;

    @BeforeAll
    static void start() {
        commandSide = RunningCommandSide.in(directory, "causerie.command-link.secret=" + SECRET);
    }

    @AfterAll
    static void stop() {
        commandSide.close();
    }

    @Test
    void everything_ahead_is_cancelled_their_name_is_erased_and_nothing_more_is_taken_from_them() {
        String slot = commandSide.post("/timeslots", "olga", "organizer", """
                {"targetLanguageCode":"en","level":"B1","startTime":"%s","durationMinutes":10,
                 "minParticipants":2,"maxParticipants":2}"""
                .formatted(Instant.now().plus(Duration.ofDays(1)))).text("id");
        register(ali, slot);
        register("someone-" + session, slot);
        register(bea, slot);
        commandSide.post("/registrations/feed-tokens", ali, "learner", "");
        commandSide.bean(CommandGateway.class).sendAndWait(new SessionCommand.Meet(new SessionId(session),
                new UserId(ali), new UserId(bea), null, null));
        assertThat(name(ali)).isEqualTo("A" + ali.substring(1));

        assertThat(delete(ali).status()).isEqualTo(204);
        assertThat(delete(ali).status()).isEqualTo(204);

        var refused = register(ali, slot);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("forbidden");
        eventually(slot, TimeSlotEvent.RegistrationCancelled.class);
        assertThat(commandSide.eventsOf(slot)).last().isInstanceOfSatisfying(
                TimeSlotEvent.WaitlistPromoted.class, next -> assertThat(next.userId()).isEqualTo(bea));
        eventually(session, SessionEvent.Ended.class);
        assertThat(commandSide.eventsOf(session))
                .filteredOn(SessionEvent.ParticipantLeft.class::isInstance).singleElement()
                .isInstanceOfSatisfying(SessionEvent.ParticipantLeft.class,
                        left -> assertThat(left.reason()).isEqualTo("removed"));
        eventually("agenda:" + ali, AgendaEvent.FeedTokenRevoked.class);
        eventually("account:" + ali, AccountEvent.UserSpeechErasureRequested.class);
        assertThat(commandSide.eventsOf("account:" + ali))
                .filteredOn(AccountEvent.Deleted.class::isInstance).hasSize(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> name(ali) == null);
        assertThat(register(ali, slot).status()).isEqualTo(403);
        assertThat(name(ali)).isNull();
        assertThat(name(bea)).isNotNull();
    }

    @Test
    void who_said_so_is_the_auth_service() {
        delete(ali);

        assertThat(commandSide.messagesOf("account:" + ali).getFirst().getMetaData())
                .containsEntry("actor", "auth-service");
    }

    @Test
    void a_ban_of_the_auth_service_takes_the_places_and_the_right_to_act_but_not_what_was_said() {
        String slot = commandSide.post("/timeslots", "olga", "organizer", """
                {"targetLanguageCode":"en","level":"B1","startTime":"%s","durationMinutes":10}"""
                .formatted(Instant.now().plus(Duration.ofDays(2)))).text("id");
        register(ali, slot);

        assertThat(ask("/internal/notices/banned", """
                {"userId":"%s","reason":"spam","noticeId":"%s"}""".formatted(ali, NOTICE.value())).status())
                .isEqualTo(204);

        assertThat(register(ali, slot).status()).isEqualTo(403);
        eventually(slot, TimeSlotEvent.RegistrationCancelled.class);
        assertThat(commandSide.eventsOf("account:" + ali)).hasExactlyElementsOfTypes(
                AccountEvent.Banned.class, AccountEvent.NoticeTaken.class);
        assertThat(name(ali)).isNotNull();
    }

    @Test
    void a_name_that_the_auth_service_gave_outlives_older_tokens() {
        assertThat(ask("/internal/notices/renamed", """
                {"userId":"%s","name":" Ali\\nBaba ","since":"2026-11-22T10:00:00Z","noticeId":"%s"}"""
                .formatted(ali, NOTICE.value())).status()).isEqualTo(204);

        register(ali, "no-such-slot");

        assertThat(name(ali)).isEqualTo("Ali Baba");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "deleted|{'noticeId':'%s'}|userId", "deleted|{'userId':'a','noticeId':'1'}|noticeId",
            "deleted|{'userId':'','noticeId':'%s'}|userId",
            "banned|{'userId':'a','reason':'x','noticeId':'%s'}|reason",
            "renamed|{'userId':'a','name':' ','since':'2026-11-22T10:00:00Z','noticeId':'%s'}|name",
            "renamed|{'userId':'a','name':'A','noticeId':'%s'}|since"})
    void what_is_not_valid_is_refused_by_field(String path, String json, String field) {
        var answer = ask("/internal/notices/" + path,
                json.replace('\'', '"').replace("%s", NOTICE.value()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("violations").path(0).path("field").asString()).isEqualTo(field);
    }

    private static void eventually(String aggregateId, Class<?> event) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(commandSide.eventsOf(aggregateId)).hasAtLeastOneElementOfType(event));
    }

    private static RunningCommandSide.Answer register(String user, String slot) {
        return commandSide.post("/timeslots/" + slot + "/register", user, "learner", "");
    }

    private static RunningCommandSide.Answer delete(String user) {
        return ask("/internal/notices/deleted",
                "{\"userId\":\"%s\",\"noticeId\":\"%s\"}".formatted(user, NOTICE.value()));
    }

    private static RunningCommandSide.Answer ask(String path, String json) {
        return commandSide.postAs(LinkTokens.token(SECRET, claims -> claims), path, json);
    }

    private static @Nullable String name(String user) {
        Document row = commandSide.bean(MongoTemplate.class).getCollection("user_names")
                .find(new Document("_id", user)).first();
        return row == null ? null : row.getString("name");
    }
}
