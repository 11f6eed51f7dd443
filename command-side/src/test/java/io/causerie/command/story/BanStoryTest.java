package io.causerie.command.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.Misconduct;
import io.causerie.api.moderation.ModerationCommand;
import io.causerie.api.moderation.ReportEvent;
import io.causerie.api.moderation.ReportId;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports, decisions and bans on a running command side. */
class BanStoryTest {
    @TempDir
    private static Path directory;
    private static RunningCommandSide commandSide;

    private final SessionId session = new SessionId(UUID.randomUUID().toString());
    private final String ali = "ali-" + session;
    private final String bea = "bea-" + session;

    @BeforeAll
    static void start() {
        commandSide = RunningCommandSide.in(directory);
    }

    @AfterAll
    static void stop() {
        commandSide.close();
    }

    @Test
    void whoever_is_banned_is_taken_out_of_the_session_and_refused_until_the_ban_is_lifted() {
        send(new SessionCommand.Meet(session, new UserId(ali), new UserId(bea), null, null));

        assertThat(ban(ali, "{\"reason\":\"hate\"}").status()).isEqualTo(204);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                commandSide.eventsOf(session.value())).hasAtLeastOneElementOfType(SessionEvent.Ended.class));
        assertThat(commandSide.eventsOf(session.value()))
                .filteredOn(SessionEvent.ParticipantLeft.class::isInstance).singleElement()
                .isInstanceOfSatisfying(SessionEvent.ParticipantLeft.class, left -> {
                    assertThat(left.userId()).isEqualTo(ali);
                    assertThat(left.reason()).isEqualTo("removed");
                });
        var refused = commandSide.post("/registrations/feed-tokens", ali, "learner", "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("forbidden");
        assertThat(commandSide.post("/registrations/feed-tokens", bea, "learner", "").status() / 100)
                .isEqualTo(2);

        assertThat(commandSide.delete("/users/" + ali + "/ban", "momo", "moderator").status()).isEqualTo(204);
        assertThat(commandSide.post("/registrations/feed-tokens", ali, "learner", "").status() / 100)
                .isEqualTo(2);
    }

    @Test
    void whoever_is_banned_may_still_leave_and_withdraw_consent() {
        ban(ali, "{\"reason\":\"spam\"}");

        assertThat(commandSide.post("/sessions/current/leave", ali, "learner", "").text("code"))
                .isEqualTo("no-current-session");
        assertThat(commandSide.put("/sessions/current/consent", ali, "learner",
                "{\"recordingConsent\":false}").text("code")).isEqualTo("no-current-session");
        assertThat(commandSide.put("/sessions/current/consent", ali, "learner",
                "{\"recordingConsent\":true}").text("code")).isEqualTo("forbidden");
    }

    @Test
    void a_ban_with_an_end_is_stored_with_it() {
        assertThat(ban(ali, "{\"reason\":\"spam\",\"until\":\"2100-01-01T00:00:00Z\"}").status())
                .isEqualTo(204);

        assertThat(commandSide.eventsOf("account:" + ali)).singleElement().isInstanceOfSatisfying(
                AccountEvent.Banned.class,
                ban -> assertThat(ban.until()).isEqualTo(Instant.parse("2100-01-01T00:00:00Z")));
        assertThat(commandSide.post("/registrations/feed-tokens", ali, "learner", "").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{}|reason", "{\"reason\":\"bored\"}|reason",
            "{\"reason\":\"spam\",\"until\":\"2000-01-01T00:00:00Z\"}|until",
            "{\"reason\":\"spam\",\"until\":\"+999999999-01-01T00:00:00Z\"}|until",
            "{\"reason\":\"spam\",\"until\":\"soon\"}|until", "{\"reason\":\"spam\",\"note\":\"x\"}|note"})
    void what_is_not_a_ban_is_refused_by_field(String json, String field) {
        var answer = ban(ali, json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("violations").path(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void a_report_is_decided_by_a_moderator() {
        String report = report();

        assertThat(decide(report, "{\"decision\":\"upheld\"}", "moderator").status()).isEqualTo(204);

        assertThat(commandSide.eventsOf(report)).last().isInstanceOf(ReportEvent.Decided.class);
        assertThat(decide(report, "{\"decision\":\"maybe\"}", "moderator").status()).isEqualTo(400);
        assertThat(decide("none", "{\"decision\":\"upheld\"}", "moderator").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"learner", "organizer", "auditor", "analyst"})
    void only_moderators_ban_and_decide(String role) {
        assertThat(commandSide.post("/users/x/ban", "eve", role, "{\"reason\":\"spam\"}").status())
                .isEqualTo(403);
        assertThat(commandSide.delete("/users/x/ban", "eve", role).status()).isEqualTo(403);
        assertThat(decide("x", "{\"decision\":\"upheld\"}", role).status()).isEqualTo(403);
    }

    private String report() {
        send(new SessionCommand.Meet(session, new UserId(ali), new UserId(bea), null, null));
        send(new ModerationCommand.Report(new UserId(ali), new UserId(bea), session, Misconduct.SPAM));
        return ReportId.of(session, new UserId(ali), new UserId(bea)).value();
    }

    private static void send(Object command) {
        commandSide.bean(CommandGateway.class).sendAndWait(command);
    }

    private static RunningCommandSide.Answer ban(String user, String json) {
        return commandSide.post("/users/" + user + "/ban", "momo", "moderator", json);
    }

    private static RunningCommandSide.Answer decide(String report, String json, String role) {
        return commandSide.post("/reports/" + report + "/decision", "momo-" + role, role, json);
    }
}
